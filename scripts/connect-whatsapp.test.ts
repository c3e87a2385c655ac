import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { freePort } from '@/lib/testing/free-port'

const script = path.join(import.meta.dirname, 'connect-whatsapp.mjs')
const secrets = { accessToken: 'EAAG-a-permanent-token', appSecret: 'an-app-secret' }
type Call = { name: string; token: string; body: Record<string, string> }
let calls: Call[] = []

const facts = { display_phone_number: '+1 555-010-0100', verified_name: 'Acme', id: '1060' }
const answers: Record<string, [status: number, body: object]> = {
  'POST /api/sessions': [201, { token: 'a-session' }],
  'POST /api/channels': [201, { channel: { id: 'c1' }, webhookPath: '/api/webhooks/whatsapp/c1' }],
  'GET /api/sessions': [200, { items: [{ id: 's1', current: true }] }],
  'DELETE /api/sessions/s1': [200, {}],
  'GET /graph/1060?fields=display_phone_number,verified_name': [200, facts],
  'POST /graph/2050/subscribed_apps': [200, { success: true }],
}

// Parley and Graph in one.
const peer = createServer(async (request, response) => {
  let raw = ''
  for await (const chunk of request) raw += chunk
  const name = `${request.method} ${request.url}`
  calls.push({ name, token: request.headers.authorization ?? '', body: raw ? JSON.parse(raw) : {} })
  const [status, body] = answers[name] ?? [400, { error: { message: '(#100) There is no such object' } }]
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
const origin = () => `http://127.0.0.1:${(peer.address() as AddressInfo).port}`

beforeAll(() => once(peer.listen(0, '127.0.0.1'), 'listening'))
beforeEach(() => {
  calls = []
})
afterAll(() => peer.close())

const run = (typed: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, WHATSAPP_GRAPH_URL: `${origin()}/graph` }
    const child = execFile(process.execPath, [script], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
    child.stdin?.end(`${typed.join('\n')}\n`)
  })

const who = () => [origin(), 'mia@demo.parley', 'parley-demo']

it('connects a number, subscribes the app, ends its session, and says what to enter at Meta', async () => {
  const { code, stdout, stderr } = await run([...who(), '1060', '2050', ...Object.values(secrets), ''])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(calls.map(({ name }) => name).sort()).toEqual(Object.keys(answers).sort())
  const connect = calls.find(({ name }) => name === 'POST /api/channels')
  const number = {
    name: 'Acme',
    displayPhoneNumber: '+1 555-010-0100',
    phoneNumberId: '1060',
    businessAccountId: '2050',
  }
  expect(connect).toMatchObject({ token: 'Bearer a-session', body: { ...number, ...secrets } })
  expect(stdout).toContain(`Callback URL  ${origin()}/api/webhooks/whatsapp/c1`)
  expect(stdout).toContain(`Verify token  ${connect?.body.verifyToken}`)
})

it('says in one line what Meta says of a number that it does not know, and connects nothing', async () => {
  const { code, stderr } = await run([...who(), '9999', '2050', ...Object.values(secrets)])
  expect(code).toBe(1)
  expect(stderr).toBe('Meta does not know this number and token: (#100) There is no such object\n')
  expect(calls.map(({ name }) => name)).not.toContain('POST /api/channels')
})

it('says in one line that nothing answers at the address', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}`
  const { code, stderr } = await run([nobody, 'mia@demo.parley', 'parley-demo'])
  expect(code).toBe(1)
  expect(stderr).toBe(`Signing in to Parley failed: ${nobody} does not answer (ECONNREFUSED).\n`)
})
