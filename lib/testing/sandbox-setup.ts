import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { seal } from '@/lib/auth/secret-box'
import { answerGraph } from '@/lib/channels/sandbox/answer-graph'
import { createCustomer } from '@/lib/channels/sandbox/create-customer'
import { postMessages } from '@/lib/channels/sandbox/graph-api'
import { listMessages } from '@/lib/channels/sandbox/list-messages'
import { db } from '@/lib/db/client'
import { useTestDatabase } from './database'
import { type Receiver, startReceiver } from './webhook-receiver'

export const appSecret = 'the app secret'
export const token = 'EAAG-the-token'
export const phoneNumberId = '106540352242922'

type GraphAnswer = { messages: [{ id: string }]; error: { code: number; error_subcode?: number } }
type PostOptions = { bearer?: string; id?: string; signal?: AbortSignal }

/** A number of a workspace, with the secrets above. */
export const addChannel = (workspaceId: string, id: string, accessToken = token, sandbox = true) =>
  db().channel.create({
    data: {
      workspaceId,
      id,
      kind: 'whatsapp_cloud',
      name: 'Acme Support',
      displayPhoneNumber: '+1 555-010-0100',
      phoneNumberId,
      businessAccountId: '102290129340398',
      accessToken: seal(accessToken),
      appSecret: seal(appSecret),
      verifyToken: seal('verify'),
      sandbox,
    },
  })

/** A call of the stand-in, answered as over HTTP. */
export const postGraph = async (
  body: unknown,
  { bearer = token, id = phoneNumberId, signal = new AbortController().signal }: PostOptions = {},
) => {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const call = { phoneNumberId: id, method: 'POST', authorization: `Bearer ${bearer}`, bytes, signal }
  const response = await answerGraph(() => postMessages(call))
  return { status: response.status, body: (await response.json()) as GraphAnswer }
}

let phones = 34_600_000_000
export const nextPhone = () => String(++phones)

/**
 * For tests of the sandbox: a workspace with a number whose webhooks go to a real receiver, and for each test a new
 * customer, Ana. Only what concerns her phone counts, since webhooks of an earlier test may still come in.
 */
export const setUpSandbox = () => {
  const workspaceId = uuidv7()
  const channelId = uuidv7()
  const chat = { workspaceId, channelId, phone: '' }
  let receiver: Receiver
  useTestDatabase()
  beforeAll(async () => {
    receiver = await startReceiver()
    Object.assign(process.env, { PORT: String(receiver.port), SANDBOX: 'on', LOG_LEVEL: 'silent' })
    await db().workspace.create({ data: { id: workspaceId, name: 'Acme' } })
    await addChannel(workspaceId, channelId)
  })
  beforeEach(async () => {
    chat.phone = (await createCustomer(workspaceId, { channelId, name: 'Ana', phone: nextPhone() })).phone
  })
  afterAll(() => receiver.stop())
  return {
    workspaceId,
    channelId,
    chat,
    receiver: () => receiver,
    /** The reports about one phone, in the order they came. */
    reports: (phone = chat.phone) => receiver.statuses().filter((status) => status.recipient_id === phone),
    /** What one customer wrote, as the business got it. */
    written: (phone = chat.phone) => receiver.messages().filter((message) => message.from === phone),
    shown: async () => (await listMessages(chat)).items,
    text: (body: string, { to = chat.phone, opaque = 'message:1' } = {}) => ({
      messaging_product: 'whatsapp',
      to: `+${to}`,
      type: 'text',
      text: { body },
      biz_opaque_callback_data: opaque,
    }),
  }
}
