import { beforeAll, describe, expect, it } from 'vitest'
import { verifyPassword } from '@/lib/auth/passwords'
import { open } from '@/lib/auth/secret-box'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { demoAccounts, demoPassword } from '@/lib/demo-accounts'
import { lastMessageJson } from '@/lib/domain/messages/message-sql'
import { useTestDatabase } from '@/lib/testing/database'
import { fillDemo } from './fill-demo'
import { scripts } from './scripts'

useTestDatabase()

const tables = ['workspaces', 'event_streams', 'events', 'shops', 'users', 'members', 'channels', 'contacts']
const later = ['conversations', 'messages', 'read_positions', 'sandbox_customers', 'sandbox_messages']

const countAll = async () => {
  const counts = [...tables, ...later].map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  const { rows } = await pool().query<Record<string, number>>(`SELECT ${counts.join(', ')}`)
  return rows[0]
}

const select = async (text: string) => (await pool().query<Record<string, unknown>>(text)).rows

let took = 0

beforeAll(async () => {
  const started = performance.now()
  // Two nodes that start at once.
  await Promise.all([fillDemo(() => {}), fillDemo(() => {})])
  took = performance.now() - started
})

describe('fillDemo', () => {
  it('fills an empty database once, quickly', async () => {
    expect(took).toBeLessThan(5_000)
    expect(await countAll()).toMatchObject({
      workspaces: 1,
      event_streams: 1,
      events: 0,
      shops: 2,
      members: 4,
      channels: 1,
      contacts: scripts.length,
      conversations: scripts.length,
      sandbox_customers: scripts.filter(({ phone }) => phone).length,
    })
  })

  it('changes nothing the second time', async () => {
    const before = await countAll()
    const progress: string[] = []
    await fillDemo((text) => progress.push(text))
    expect(await countAll()).toEqual(before)
    expect(progress).toEqual([])
  })

  it('lets the demo accounts in', async () => {
    for (const { email, role } of demoAccounts) {
      const user = await db().user.findUniqueOrThrow({ where: { email }, include: { memberships: true } })
      expect(user.memberships).toMatchObject([{ role, disabledAt: null }])
      expect(await verifyPassword(user.passwordHash, demoPassword)).toBe(true)
    }
  })

  it('seals the secrets of its sandbox number', async () => {
    const channel = await db().channel.findFirstOrThrow()
    expect(channel).toMatchObject({ sandbox: true, status: 'connected' })
    for (const sealed of [channel.accessToken, channel.appSecret, channel.verifyToken])
      expect(open(sealed).length).toBeGreaterThan(20)
  })
})

describe('the rows of the demo', () => {
  it('[R15] count as unread what SQL counts, for every member', async () => {
    const wrong = await select(`
      SELECT c.id, r.user_id FROM conversations c
      CROSS JOIN members u LEFT JOIN read_positions r ON r.workspace_id = c.workspace_id
        AND r.conversation_id = c.id AND r.user_id = u.user_id
      WHERE c.inbound_count - coalesce(r.inbound_count, 0) <> (SELECT count(*) FROM messages m
        WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id AND m.direction = 'inbound'
          AND m.position > coalesce(r.position, 0))`)
    expect(wrong).toEqual([])
  })

  it('leave something unread for each agent, and most of it read', async () => {
    const rows = await select(`
      SELECT u.email, count(*) FILTER (WHERE c.inbound_count > coalesce(r.inbound_count, 0))::int AS unread
      FROM conversations c CROSS JOIN members m JOIN users u ON u.id = m.user_id
      LEFT JOIN read_positions r ON r.conversation_id = c.id AND r.user_id = u.id GROUP BY u.email`)
    for (const { email, unread } of rows) {
      expect(unread, String(email)).toBeGreaterThan(0)
      expect(unread, String(email)).toBeLessThan(scripts.length / 2)
    }
  })

  it('show the newest message of each conversation, as a send would have', async () => {
    const json = lastMessageJson({
      id: 'm.id',
      direction: 'm.direction',
      type: 'm.type',
      text: 'm.text',
      status: 'm.status',
      authorId: 'm.author_id',
      at: 'm.created_at',
    })
    const wrong = await select(`
      SELECT c.id, c.last_message, ${json} AS expected
      FROM conversations c JOIN messages m ON m.workspace_id = c.workspace_id AND m.conversation_id = c.id
        AND m.position = c.message_count
      WHERE c.last_message IS DISTINCT FROM ${json} OR c.last_activity_at <> m.created_at`)
    expect(wrong).toEqual([])
  })

  it('[R14] count positions and inbound messages without a gap', async () => {
    const wrong = await select(`
      WITH counted AS (
        SELECT *, row_number() OVER w AS place, count(*) FILTER (WHERE direction = 'inbound') OVER w AS arrived,
          lag(created_at) OVER w AS before
        FROM messages WINDOW w AS (PARTITION BY workspace_id, conversation_id ORDER BY position)
      )
      SELECT id FROM counted WHERE position <> place OR inbound_count <> arrived OR created_at <= before
      UNION ALL
      SELECT c.id FROM conversations c CROSS JOIN LATERAL (
        SELECT count(*) AS all, count(*) FILTER (WHERE direction = 'inbound') AS arrived, max(provider_at) AS wrote
        FROM messages m WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id) m
      WHERE c.message_count <> m.all OR c.inbound_count <> m.arrived OR c.customer_wrote_at IS DISTINCT FROM m.wrote`)
    expect(wrong).toEqual([])
  })

  it('put the same talk on the phones, under the same ids', async () => {
    const missing = await select(`
      SELECT m.id FROM messages m
      JOIN conversations c ON c.id = m.conversation_id JOIN contacts k ON k.id = c.contact_id
      JOIN sandbox_customers p ON p.channel_id = c.channel_id AND p.phone = k.phone
      LEFT JOIN sandbox_messages s ON s.channel_id = m.channel_id AND s.id = m.provider_message_id
        AND s.text = m.text AND s.from_customer = (m.direction = 'inbound') AND s.at = m.created_at
      WHERE m.direction <> 'note' AND m.provider_message_id IS NOT NULL AND s.id IS NULL`)
    expect(missing).toEqual([])
  })
})
