import { createHmac } from 'node:crypto'
import type { TestMember, TestWorkspace } from './factories'

type Answer = { status: number; body: unknown }

/** Calls the API as a member (or as nobody) and answers status and JSON. */
export const call = async (
  url: string,
  member: Pick<TestMember, 'token'> | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(member && { authorization: `Bearer ${member.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

/** Delivers a webhook as Meta does: signed over the raw bytes. */
export const deliverWebhook = (url: string, workspace: TestWorkspace, raw: string, signature?: string) => {
  const right = `sha256=${createHmac('sha256', workspace.appSecret).update(raw).digest('hex')}`
  return fetch(`${url}/api/webhooks/whatsapp/${workspace.channelId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature ?? right },
    body: raw,
  })
}

type Inbound = { id: string; from: string; name?: string; text?: string; at?: number; more?: object }

/** A webhook body with these messages and statuses, in the Cloud API's shape. */
export const webhookBody = (
  { phoneNumberId }: TestWorkspace,
  { messages = [], statuses = [] }: { messages?: Inbound[]; statuses?: object[] },
): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000001',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550100000', phone_number_id: phoneNumberId },
              contacts: messages.map(({ from, name = 'A Customer' }) => ({ wa_id: from, profile: { name } })),
              messages: messages.map(({ id, from, text = 'Hello', at = Date.now(), more }) => ({
                id,
                from,
                timestamp: String(Math.floor(at / 1000)),
                type: 'text',
                text: { body: text },
                ...more,
              })),
              statuses,
            },
          },
        ],
      },
    ],
  })
