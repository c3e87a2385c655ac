import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { createConversation, createMember, createWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { useTestServer } from '@/lib/testing/test-server'

const server = useTestServer()

it('[R7][R11] a database that does not answer is a 503 in less than 3 s; the repeat finds what was made after all', async () => {
  const workspace = await createWorkspace()
  const ana = await createMember(workspace.workspaceId)
  const path = `/api/conversations/${await createConversation(workspace)}/messages`
  const body = { clientMsgId: uuidv7(), text: 'Late' }
  // The first request of a process is slow, and no trouble of the database's.
  expect((await call(server().url, ana, 'GET', path)).status).toBe(200)
  const holder = await pool().connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT 1 FROM event_streams WHERE workspace_id = $1 FOR UPDATE', [
      workspace.workspaceId,
    ])
    const begun = performance.now()
    expect(await call(server().url, ana, 'POST', path, body)).toMatchObject({
      status: 503,
      body: { error: { code: 'unavailable' } },
    })
    expect(performance.now() - begun).toBeLessThan(3_000)
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
  expect((await call(server().url, ana, 'POST', path, body)).status).toBeLessThan(300)
  expect(await db().message.count({ where: { clientMsgId: body.clientMsgId } })).toBe(1)
})
