import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { createMember, createWorkspace, type TestMember, type TestWorkspace } from '@/lib/testing/factories'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow } from '@/lib/testing/test-window'
import { newEpochs } from './new-epochs'
import { nameOfFolder, noticeRestore } from './notice-restore'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember

beforeAll(async () => {
  workspace = await createWorkspace()
  ana = await createMember(workspace.workspaceId)
})

const epoch = async () => {
  const where = { workspaceId: workspace.workspaceId }
  return (await db().eventStream.findUniqueOrThrow({ where })).epoch
}

describe('a database that was put back from a backup', () => {
  it('[R6] is noticed, and every window starts over, connected or returning', async () => {
    expect(await noticeRestore(null)).toBe(0)
    const before = await epoch()
    const heads: string[] = []
    const window = await openWindow(server().url, ana.token)
    window.socket.on('head', (head) => heads.push(head.epoch))
    expect(await window.socket.emitWithAck('sync', { epoch: before, after: 0 })).toMatchObject({
      data: { reset: false },
    })
    // What a backup of another time, cluster or database holds.
    await pool().query(`UPDATE database_identity SET identity = 'of the one that was saved'`)
    expect(await noticeRestore(null)).toBe(1)
    const after = await epoch()
    expect(after).not.toBe(before)
    await vi.waitFor(() => expect(heads).toContain(after), { timeout: 5_000 })
    const back = await openWindow(server().url, ana.token)
    const answer = await back.socket.emitWithAck('sync', { epoch: before, after: 0 })
    expect(answer).toMatchObject({ ok: true, data: { reset: true, epoch: after } })
    for (const one of [window, back]) one.close()
  })

  it('is the same one at the next start, and the next', async () => {
    const before = await epoch()
    expect([await noticeRestore(null), await noticeRestore(null)]).toEqual([0, 0])
    expect(await epoch()).toBe(before)
  })

  it('changes once, however many nodes look at the same time', async () => {
    await pool().query(`UPDATE database_identity SET identity = 'elsewhere'`)
    const changed = await Promise.all(Array.from({ length: 5 }, () => noticeRestore(null)))
    expect(changed.filter((count) => count > 0)).toHaveLength(1)
  })

  it('is known by its own number: a copy beside the original is another database', async () => {
    await noticeRestore(null)
    const { rows } = await pool().query<{ identity: string }>('SELECT identity FROM database_identity')
    const admin = new pg.Client(inject('postgresUrl'))
    await admin.connect()
    const name = `copy_${process.pid}_${Date.now()}`
    await admin.query(`CREATE DATABASE ${name} TEMPLATE parley_template STRATEGY file_copy`)
    const url = new URL(inject('postgresUrl'))
    url.pathname = name
    const copy = new pg.Pool({ connectionString: url.href })
    // As a restored dump is: another database with the original's rows.
    await copy.query('INSERT INTO database_identity (identity) VALUES ($1)', [rows[0]?.identity])
    await copy.query(`INSERT INTO workspaces (id, name) VALUES (gen_random_uuid(), 'Saved')`)
    await copy.query(
      'INSERT INTO event_streams (workspace_id, epoch) SELECT id, gen_random_uuid() FROM workspaces',
    )
    expect(await noticeRestore(null, copy)).toBe(1)
    await copy.end()
    await admin.query(`DROP DATABASE ${name}`)
    await admin.end()
  })

  it('is known by its files, where they are ours: a folder that was copied back is another folder', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'parley-restore-'))
    const cluster = path.join(folder, 'postgres')
    await cp(import.meta.dirname, cluster, { recursive: true })
    await writeFile(path.join(cluster, 'PG_VERSION'), '18\n')
    const before = await nameOfFolder(cluster)
    expect(await nameOfFolder(cluster)).toBe(before)
    const saved = path.join(folder, 'saved')
    await cp(cluster, saved, { recursive: true, preserveTimestamps: true })
    await cp(saved, path.join(folder, 'again'), { recursive: true, preserveTimestamps: true })
    expect(await nameOfFolder(path.join(folder, 'again'))).not.toBe(before)
    await rm(folder, { recursive: true })
  })

  it('can be said by hand', async () => {
    const before = await epoch()
    expect(await newEpochs()).toBe(1)
    expect(await epoch()).not.toBe(before)
  })
})
