import { beforeAll, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { createMember, createWorkspace, type TestMember } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'

const server = useTestServer()
let ana: TestMember

beforeAll(async () => {
  ana = await createMember((await createWorkspace()).workspaceId)
})

it('who cannot be checked is not let in: without the database requests get 503, sockets are refused, and it recovers', async () => {
  const ask = (path: string) => call(server().url, ana, 'GET', path)
  // Every connection of the pool is taken, as by a database that hangs: nobody gets an answer from it.
  const all = await Promise.all(Array.from({ length: pool().options.max ?? 10 }, () => pool().connect()))
  try {
    const socket = expect(openWindow(server().url, ana.token)).rejects.toBeTruthy()
    const answers = await Promise.all(['/api/sessions', '/api/conversations'].map(ask))
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
    await socket
  } finally {
    for (const client of all) client.release()
  }
  expect((await ask('/api/sessions')).status).toBe(200)
  const window = await openWindow(server().url, ana.token)
  window.close()
})
