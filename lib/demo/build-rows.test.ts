import { describe, expect, it } from 'vitest'
import { LastMessage } from '@/lib/contract/conversation'
import { MessageStatus, MessageType, maximumTextLength } from '@/lib/contract/message'
import { SandboxPhone } from '@/lib/contract/sandbox'
import type { MessageRow, Setting } from './build-messages'
import { buildRows } from './build-rows'
import { authors, type Reader, type Script } from './script'
import { scripts } from './scripts'

const day = 24 * 60 * 60 * 1000
const members = {
  ana: '01999999-0000-7000-8000-00000000000a',
  ben: '01999999-0000-7000-8000-00000000000b',
  mia: '01999999-0000-7000-8000-00000000000c',
  owner: '01999999-0000-7000-8000-00000000000d',
}

const settingAt = (now: Date): Setting => {
  let made = 0
  const newId = () => `01999999-0000-7000-9000-${(++made).toString(16).padStart(12, '0')}`
  return { now, workspaceId: newId(), channelId: newId(), members, newId, newWamid: () => `wamid.${++made}` }
}

const readers: Reader[] = [...authors, 'owner']
const unread = (script: Script, reader: Reader) =>
  typeof script.unread === 'number' ? script.unread : (script.unread?.[reader] ?? 0)

const isInbound = ({ direction }: MessageRow) => direction === 'inbound'

// Noon, the small hours and a turn of the year: the demo may be started at any time.
const moments = ['2026-05-20T12:00:00.000Z', '2026-03-02T02:10:00.000Z', '2027-01-01T00:00:30.000Z']

describe.each(moments)('every script, told at %s', (moment) => {
  const now = new Date(moment)
  const setting = settingAt(now)
  const all = scripts.map((script) => ({
    script,
    name: script.contact.name,
    ...buildRows(script, setting),
  }))

  it('[R14] has its messages numbered in the order of time', () => {
    for (const { name, messages, conversation } of all) {
      let arrived = 0
      for (const [index, message] of messages.entries()) {
        if (isInbound(message)) arrived += 1
        expect(message, name).toMatchObject({ position: index + 1, inboundCount: arrived })
        const before = messages[index - 1]?.createdAt.getTime() ?? 0
        expect(message.createdAt.getTime(), `${name} ${index + 1}`).toBeGreaterThan(before)
      }
      expect(messages.at(-1)?.createdAt.getTime(), name).toBeLessThan(now.getTime())
      expect(conversation, name).toMatchObject({ messageCount: messages.length, inboundCount: arrived })
    }
  })

  it('shows its newest message in the list', () => {
    for (const { name, messages, conversation } of all) {
      const last = messages.at(-1)
      const { id, direction, createdAt } = last ?? {}
      const shown = LastMessage.parse(conversation.lastMessage)
      expect(shown, name).toMatchObject({ id, direction, at: createdAt?.toISOString() })
      expect([...shown.text].length, name).toBeLessThanOrEqual(200)
      expect(conversation.lastActivityAt, name).toEqual(createdAt)
      expect(conversation.customerWroteAt, name).toEqual(messages.findLast(isInbound)?.providerAt)
    }
  })

  it('gives each message what its kind has, and nothing else', () => {
    for (const message of all.flatMap(({ messages }) => messages)) {
      const { direction, type, text, status, providerMessageId, error } = message
      expect(MessageType.options).toContain(type)
      expect(text?.length).toBeLessThanOrEqual(maximumTextLength)
      if (type === 'text') expect(text?.trim()).not.toBe('')
      expect(message.payload !== undefined).toBe(isInbound(message))
      expect(message.authorId === undefined).toBe(isInbound(message))
      expect(message.clientMsgId === undefined).toBe(isInbound(message))
      if (direction === 'outbound') expect(MessageStatus.options).toContain(status)
      else expect(status).toBeUndefined()
      expect(Boolean(providerMessageId)).toBe(direction !== 'note' && status !== 'unconfirmed')
      expect(Boolean(error)).toBe(status === 'failed')
    }
  })

  it('answers within 24 hours of what the customer wrote, or fails with 131047', () => {
    for (const { name, messages } of all) {
      let wrote = 0
      for (const { direction, providerAt, createdAt, error } of messages) {
        if (direction === 'inbound') wrote = new Date(providerAt ?? 0).getTime()
        if (direction !== 'outbound') continue
        const code = (error as { code?: number } | undefined)?.code
        expect(createdAt.getTime() - wrote > day, `${name} ${createdAt.toISOString()}`).toBe(code === 131_047)
      }
    }
  })

  it('[R15] leaves unread what it says, and nothing that its reader answered', () => {
    for (const { name, script, messages, conversation, readPositions } of all)
      for (const reader of readers) {
        const read = readPositions.find(({ userId }) => userId === members[reader])
        const { position, inboundCount } = read ?? { position: 0, inboundCount: 0 }
        const after = messages.slice(position)
        expect(after.filter(isInbound), name).toHaveLength(unread(script, reader))
        expect((conversation.inboundCount ?? 0) - inboundCount, name).toBe(unread(script, reader))
        expect(messages[position - 1]?.inboundCount ?? 0, name).toBe(inboundCount)
        expect(
          after.filter(({ authorId }) => authorId === members[reader]),
          `${reader}: ${name}`,
        ).toEqual([])
      }
  })
})

describe('the demo', () => {
  it('has each contact once, with a number that the sandbox takes', () => {
    const phones = scripts.map(({ contact }) => contact.phone)
    expect(new Set(phones).size).toBe(phones.length)
    expect(new Set(scripts.map(({ contact }) => contact.name)).size).toBe(phones.length)
    for (const phone of phones) expect(SandboxPhone.safeParse(phone).success, phone).toBe(true)
  })

  it('has nothing unread in what is resolved, and leaves no slot unfilled', () => {
    for (const { status, unread, contact, lines } of scripts) {
      if (status === 'resolved') expect(unread, contact.name).toBeUndefined()
      for (const [, text] of lines) expect(text, contact.name).not.toMatch(/[{}]|undefined/)
    }
  })

  it('has one thread to scroll for long', () => {
    expect(Math.max(...scripts.map(({ lines }) => lines.length))).toBeGreaterThan(300)
  })

  it('tells the same story each time', () => {
    const now = new Date('2026-05-20T12:00:00.000Z')
    const [first, second] = [1, 2].map(() => scripts.map((script) => buildRows(script, settingAt(now))))
    expect(second).toEqual(first)
  })
})
