import { describe, expect, it } from 'vitest'
import { GraphFailure } from './graph-errors'
import { parseGraphRequest } from './graph-request'

const text = (change: Record<string, unknown> = {}) => ({
  messaging_product: 'whatsapp',
  to: '+34 600-111 222',
  type: 'text',
  text: { body: 'hola 👋' },
  ...change,
})

const refusal = (body: unknown) => {
  try {
    parseGraphRequest(body)
  } catch (cause) {
    if (cause instanceof GraphFailure)
      return (cause.body as { error: { code: number; message: string } }).error
  }
  throw new Error('was taken')
}

describe('parseGraphRequest', () => {
  it('takes a text and writes its number in digits', () => {
    expect(
      parseGraphRequest(text({ biz_opaque_callback_data: 'a:1', context: { message_id: 'wamid.X' } })),
    ).toEqual({
      kind: 'message',
      input: '+34 600-111 222',
      phone: '34600111222',
      type: 'text',
      text: 'hola 👋',
      opaque: 'a:1',
      replyTo: 'wamid.X',
    })
  })

  it('keeps a placeholder with the words of a kind that it does not draw', () => {
    const image = { type: 'image', image: { id: '1', caption: 'the receipt' } }
    expect(parseGraphRequest(text(image))).toMatchObject({ type: 'image', text: '[image] the receipt' })
    expect(parseGraphRequest(text({ type: 'audio', audio: { id: '1' } }))).toMatchObject({ text: '[audio]' })
    const interactive = { type: 'interactive', interactive: { type: 'button', body: { text: 'Yes or no?' } } }
    expect(parseGraphRequest(text(interactive))).toMatchObject({ text: '[interactive] Yes or no?' })
  })

  it('takes a mark-as-read request', () => {
    const read = {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.X',
      typing_indicator: { type: 'text' },
    }
    expect(parseGraphRequest(read)).toEqual({ kind: 'read', messageId: 'wamid.X' })
  })

  it('counts 4,096 characters as people do, and refuses one more', () => {
    expect(parseGraphRequest(text({ text: { body: '👋'.repeat(4096) } }))).toMatchObject({ kind: 'message' })
    expect(refusal(text({ text: { body: 'x'.repeat(4097) } }))).toMatchObject({
      code: 100,
      message: "(#100) Param text['body'] must be at most 4096 characters long.",
    })
  })

  it.each([
    ['no object', [], 100],
    ['no product', text({ messaging_product: undefined }), 100],
    ['another product', text({ messaging_product: 'sms' }), 100],
    ['no recipient', text({ to: undefined }), 100],
    ['a recipient that is no number', text({ to: 'ana' }), 131009],
    ['a number with a leading 00', text({ to: '0034600111222' }), 131009],
    ['a group', text({ recipient_type: 'group' }), 100],
    ['an unknown type', text({ type: 'hologram' }), 100],
    ['a type without its content', text({ type: 'image' }), 131008],
    ['no text', text({ text: undefined }), 131008],
    ['an empty body', text({ text: { body: '' } }), 131008],
    ['a body that is no text', text({ text: { body: 5 } }), 100],
    ['blanks only', text({ text: { body: ' \n ' } }), 131009],
    ['a NUL', text({ text: { body: 'a\u0000b' } }), 131009],
    ['a context without an id', text({ context: {} }), 131008],
    ['callback data that is too long', text({ biz_opaque_callback_data: 'x'.repeat(513) }), 100],
    ['another status than read', text({ status: 'sent' }), 100],
    ['read of nothing', { messaging_product: 'whatsapp', status: 'read' }, 131008],
  ])('refuses %s', (_, body, code) => {
    expect(refusal(body).code).toBe(code)
  })
})
