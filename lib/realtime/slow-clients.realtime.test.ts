import { uuidv7 } from 'uuidv7'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { metrics } from '@/lib/metrics/metrics'
import type { TestMember, TestWorkspace } from '@/lib/testing/factories'
import { call } from '@/lib/testing/http'
import { openRawWindow } from '@/lib/testing/raw-window'
import { useTestServer } from '@/lib/testing/test-server'
import { openWindow, type TestWindow } from '@/lib/testing/test-window'
import { createTwoAgents } from '@/lib/testing/two-agents'
import { behind, waitingOn } from './backpressure'

const server = useTestServer()
let workspace: TestWorkspace
let ana: TestMember
let ben: TestMember
let conversationId: string

beforeAll(async () => {
  ;({ workspace, ana, ben, conversationId } = await createTwoAgents())
})

const cursor = async () => {
  const { epoch, seq } = await db().eventStream.findUniqueOrThrow({
    where: { workspaceId: workspace.workspaceId },
  })
  return { epoch, after: Number(seq) }
}

/** Three bytes to a letter: 12 kB a message, and as much again in what lists show of it. */
const text = '字'.repeat(4_096)
const send = async () => {
  const path = `/api/conversations/${conversationId}/messages`
  const { status } = await call(server().url, ana, 'POST', path, {
    clientMsgId: uuidv7(),
    text,
    direction: 'note',
  })
  expect(status).toBe(201)
}

const slow = async () => {
  const { values } = await metrics().disconnects.get()
  return values.find(({ labels }) => labels.reason === 'slow')?.value ?? 0
}

const socketOf = (userId: string) =>
  [...server().realtime.io.sockets.sockets.values()].find((socket) => socket.data.actor.userId === userId)

/** Pages of `sync` until nothing is left, as a window that comes back asks for them. */
const catchUp = async (window: TestWindow, from: { epoch: string; after: number }) => {
  const seqs: number[] = []
  const sizes: number[] = []
  for (let { after } = from; ; ) {
    const answer = await window.socket.emitWithAck('sync', { epoch: from.epoch, after })
    if (!answer.ok || answer.data.reset) throw new Error(JSON.stringify(answer))
    seqs.push(...answer.data.events.map(({ seq }) => seq))
    sizes.push(JSON.stringify(answer.data.events).length)
    after = answer.data.to
    if (!answer.data.more) return { seqs, sizes }
  }
}

describe('a client that does not read', () => {
  it('[R5] is cut off, costs the others nothing, and catches up when it is back', async () => {
    const start = await cursor()
    const before = await slow()
    const healthy = await openWindow(server().url, ana.token)
    await healthy.socket.emitWithAck('conversation:join', { conversationId })
    const stopped = await openRawWindow(server().url, ben.token)
    stopped.socket.send(`421["conversation:join",${JSON.stringify({ conversationId })}]`)
    await stopped.hears('431')
    stopped.pause()
    let most = 0
    const gone = () => {
      const socket = socketOf(ben.userId)
      if (socket) most = Math.max(most, waitingOn(socket.conn).bytes)
      return !socket
    }
    let sent = 0
    // The kernel takes some megabytes for it before anything waits here.
    while (!gone() && sent < 4_000) {
      await Promise.all(Array.from({ length: 8 }, send))
      sent += 8
    }
    expect(gone()).toBe(true)
    expect(await slow()).toBe(before + 1)
    // The limit, and what comes between two looks.
    expect(most).toBeLessThan(4 * 1024 * 1024)
    const heard = () => healthy.events.filter(({ name }) => name === 'message:new').length
    await vi.waitFor(() => expect(heard()).toBe(sent), { timeout: 5_000 })
    expect(healthy.socket.connected).toBe(true)

    const back = await openWindow(server().url, ben.token)
    await back.socket.emitWithAck('conversation:join', { conversationId })
    const { seqs, sizes } = await catchUp(back, start)
    const head = await cursor()
    expect(seqs).toEqual(
      Array.from({ length: head.after - start.after }, (_, index) => start.after + 1 + index),
    )
    // No page is so large that waiting for it would get a slow client cut off again.
    expect(Math.max(...sizes)).toBeLessThan(300_000)
    for (const window of [healthy, back]) window.close()
    stopped.socket.terminate()
  }, 60_000)

  it('[R10] is told nothing that passes by itself while it is behind', async () => {
    const ours = await openWindow(server().url, ana.token)
    await ours.socket.emitWithAck('conversation:join', { conversationId })
    const stopped = await openRawWindow(server().url, ben.token)
    stopped.socket.send(`421["conversation:join",${JSON.stringify({ conversationId })}]`)
    await stopped.hears('431')
    await ours.socket.emitWithAck('typing:start', { conversationId, note: false })
    await stopped.hears('42["typing:start"')
    stopped.pause()
    const socket = socketOf(ben.userId)
    if (!socket) throw new Error('the server has no socket of Ben')
    const filling = { userIds: ['x'.repeat(60_000)], ttl: 1 }
    const isFull = async () => {
      if (waitingOn(socket.conn).bytes === 0) socket.emit('user:online', filling)
      await new Promise(setImmediate)
      return waitingOn(socket.conn).bytes > 0
    }
    await vi.waitFor(async () => expect(await isFull()).toBe(true), { timeout: 10_000, interval: 0 })
    for (let count = 0; count < 60; count++) socket.emit('user:away', { userIds: [ana.userId], ttl: count })
    await vi.waitFor(() => expect(socket.rooms.has(behind)).toBe(true))
    await ours.socket.emitWithAck('typing:stop', { conversationId })
    await send()
    stopped.resume()
    await stopped.hears('42["message:new"')
    expect(stopped.frames.filter((frame) => frame.startsWith('42["typing:stop"'))).toEqual([])
    // It has caught up: the next sweep sees that nothing waits.
    await vi.waitFor(() => expect(socket.rooms.has(behind)).toBe(false))
    ours.close()
    stopped.socket.terminate()
  })

  it('a burst in one turn of the event loop cuts nobody off who reads', async () => {
    const before = await slow()
    const window = await openWindow(server().url, ben.token)
    await window.socket.emitWithAck('conversation:join', { conversationId })
    const socket = socketOf(ben.userId)
    for (let count = 0; count < 2_000; count++)
      socket?.emit('user:online', { userIds: [ana.userId], ttl: count })
    expect(socket && waitingOn(socket.conn).packets).toBeGreaterThan(1_000)
    await vi.waitFor(() => expect(window.signals.filter(({ data }) => data.ttl === 1_999)).toHaveLength(1))
    expect(window.socket.connected).toBe(true)
    expect(await slow()).toBe(before)
    window.close()
  })
})
