import { expect, it } from 'vitest'
import { parseDelivery } from './parse-delivery'

const deliver = (message: object) => {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { phone_number_id: '1' },
    messages: [{ id: 'wamid.1', from: '15550100001', timestamp: '1700000000', ...message }],
  }
  const body = { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] }
  return parseDelivery(Buffer.from(JSON.stringify(body)), '1')
}

it.each(['image', 'video', 'document'])('reads what the customer wrote under a medium: %s', (type) => {
  const [item] = deliver({ type, [type]: { id: '7', mime_type: 'x/y', caption: 'Is this\u0000 the one?' } })
  expect(item).toMatchObject({ kind: 'message', type, text: 'Is this the one?' })
})

it('takes a medium without a caption, and one whose caption is of a kind nobody knows', () => {
  expect(deliver({ type: 'image', image: { id: '7' } })).toMatchObject([{ type: 'image', text: '' }])
  expect(deliver({ type: 'image', image: { caption: { new: 1 } } })).toMatchObject([
    { type: 'image', text: '' },
  ])
  expect(deliver({ type: 'audio', audio: { id: '7' } })).toMatchObject([{ type: 'audio', text: '' }])
})
