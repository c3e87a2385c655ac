import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressHeader, isOwnMachine } from '@/lib/auth/request-address'
import { DomainError } from '@/lib/domain/domain-error'
import { pageGate } from '@/lib/http/page-gate'
import { withLimitedBody } from '@/lib/http/read-body'
import { withProblem } from '@/lib/http/with-route'
import { Doorkeeper } from '@/lib/realtime/guard-connections'
import { useTestDatabase } from '@/lib/testing/database'
import { freePort } from '@/lib/testing/free-port'
import { over } from './limits'
import { rates } from './rates'

useTestDatabase()

/** Callers from addresses that no test machine has: what `listen` writes is written here by hand. */
const from = (address: string) => ({ [addressHeader]: address })

let server: Server
let url: string
const door = new Doorkeeper()
const page = pageGate((_request, response) => void response.end('page'))

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  server = createServer((request, response) => {
    if (request.url !== '/handshake') return page(request, response)
    const known = Object.assign(request, { res: response }) as IncomingMessage
    void door.answer(known, true, (_error, allowed) => void response.end(String(allowed)))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const ask = async (path: string, address: string) => {
  const answer = await fetch(url + path, { headers: from(address) })
  return { status: answer.status, wait: Number(answer.headers.get('retry-after')), text: await answer.text() }
}
describe('an address that asks without end', () => {
  it.each([
    ['/handshake', 'handshake:address'],
    ['/sign-in', 'page:address'],
  ] as const)(
    '%s: is answered 429 with a time to wait; others and this machine are not',
    async (path, limit) => {
      for (let asked = 1; asked < rates[limit].points; asked++) await over(limit, '203.0.113.1')
      expect((await ask(path, '203.0.113.1')).status).toBe(200)
      const refused = await ask(path, '203.0.113.1')
      expect(refused.status).toBe(429)
      expect(refused.wait).toBeGreaterThan(0)
      expect((await ask(path, '203.0.113.2')).status).toBe(200)
      expect((await ask(path, '127.0.0.1')).status).toBe(200)
    },
  )

  it('and shows no right to anything is answered 429 instead of 401; one with a right is not counted', async () => {
    const guess = withProblem(async (request) => {
      if (request.headers.get('authorization') !== 'right') throw new DomainError('unauthorized')
      return new Response('yes')
    })
    const call = (address: string, authorization = 'wrong') =>
      guess(new Request(`${url}/api/x`, { headers: { ...from(address), authorization } }), {
        params: Promise.resolve({}),
      })
    const { points } = rates['stranger:address']
    for (let count = 0; count < points; count++) expect((await call('203.0.113.3')).status).toBe(401)
    const refused = await call('203.0.113.3')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await call('203.0.113.3', 'right')).status).toBe(200)
    expect((await call('203.0.113.4')).status).toBe(401)
  })
})

it.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['unknown', true],
  ['10.0.0.1', false],
  ['203.0.113.1', false],
  ['::ffff:203.0.113.1', false],
])('%s is this machine: %s', (address, own) => {
  expect(isOwnMachine(address)).toBe(own)
})

it('a body for code that reads without end is read to its limit first', async () => {
  const post = (body: string) => new Request(url, { method: 'POST', body, headers: { 'x-kept': 'yes' } })
  const read = await withLimitedBody(post('a=1'))
  expect([await read.text(), read.headers.get('x-kept'), read.method]).toEqual(['a=1', 'yes', 'POST'])
  await expect(withLimitedBody(post('x'.repeat(100_000)))).rejects.toMatchObject({ code: 'too_large' })
})
