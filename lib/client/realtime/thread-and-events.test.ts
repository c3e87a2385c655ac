import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LoggedEvent } from '@/lib/contract/events'
import type { Message, MessagePage } from '@/lib/contract/message'
import { sampleConversation, sampleEvents, sampleIds, sampleMessage } from '@/lib/contract/samples'
import { setCursor } from '@/stores/connection'
import { unreadCount, useConversations } from '@/stores/conversations'
import { markStale, useMessages } from '@/stores/messages'
import { applyEvent } from '../apply-event'
import { loadOlder, loadThread, updateConversation } from '../conversations'

const { conversation: conversationId, epoch } = sampleIds

const messageAt = (position: number): Message => ({
  ...sampleMessage,
  id: `0190b4a0-7c00-7000-8000-${String(position).padStart(12, '0')}`,
  clientMsgId: null,
  position,
})
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => messageAt(first + index))
const page = (seq: number, first: number, last: number): MessagePage => ({
  epoch,
  seq,
  items: from(first, last),
  hasOlder: first > 1,
})
const heard = (seq: number, position: number): LoggedEvent => ({
  ...sampleEvents['message:new'],
  seq,
  data: { message: messageAt(position) },
})
const moved = (seq: number, position: number, status: 'sent' | 'delivered'): LoggedEvent => ({
  ...sampleEvents['message:status'],
  seq,
  data: { conversationId, messageId: messageAt(position).id, status, error: null },
})

/** The server answers the next request when the test says so. */
const answerLater = () => {
  let answer: (body: unknown, status?: number) => void = () => {}
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise((resolve) => {
        answer = (body, status = 200) => resolve(Response.json(body, { status }))
      }),
  )
  return (body: unknown, status?: number) => answer(body, status)
}

const positions = () => useMessages.getState().threads[conversationId]?.items.map((item) => item.position)
const statusOf = (position: number) =>
  useMessages.getState().threads[conversationId]?.items.find((item) => item.position === position)?.status

afterEach(() => {
  vi.unstubAllGlobals()
  useMessages.setState({ threads: {} })
  useConversations.setState({ byId: {}, lists: {} })
  setCursor(null)
})

describe('a page and the events around it', () => {
  it('[R4] a message heard while the first page is on its way, and not in it, is shown', async () => {
    setCursor({ epoch, seq: 10 })
    const answer = answerLater()
    const loaded = loadThread(conversationId)
    applyEvent(heard(11, 4))
    applyEvent(moved(12, 3, 'delivered'))
    answer(page(10, 1, 3))
    await loaded
    expect(positions()).toEqual([1, 2, 3, 4])
    expect(statusOf(3)).toBe('delivered')
    applyEvent(heard(13, 5))
    expect(positions()).toEqual([1, 2, 3, 4, 5])
  })

  it('[R4] what the page knows already is not turned back by an event that was heard before it came', async () => {
    setCursor({ epoch, seq: 10 })
    const answer = answerLater()
    const loaded = loadThread(conversationId)
    applyEvent(moved(11, 3, 'sent'))
    const newer = page(12, 1, 3)
    answer({ ...newer, items: newer.items.map((item) => ({ ...item, status: 'delivered' })) })
    await loaded
    expect(statusOf(3)).toBe('delivered')
  })

  it('[R14] a stale thread that hears an event before its page keeps no hole', async () => {
    setCursor({ epoch, seq: 10 })
    const answer = answerLater()
    let loaded = loadThread(conversationId)
    answer(page(10, 1, 50))
    await loaded
    markStale(conversationId)
    setCursor({ epoch, seq: 90 })
    loaded = loadThread(conversationId)
    applyEvent(heard(91, 131))
    answer(page(90, 81, 130))
    await loaded
    expect(positions()).toEqual(from(81, 131).map((item) => item.position))
    expect(useMessages.getState().threads[conversationId]?.hasOlder).toBe(true)
  })
})

describe('a page of history', () => {
  it('[R14] that was asked for before the thread began anew leaves no hole', async () => {
    setCursor({ epoch, seq: 10 })
    const newest = answerLater()
    let loaded = loadThread(conversationId)
    newest(page(10, 51, 100))
    await loaded
    const older = answerLater()
    const history = loadOlder(conversationId)
    const newer = answerLater()
    loaded = loadThread(conversationId)
    newer(page(200, 201, 250))
    await loaded
    older(page(10, 1, 50))
    await history
    expect(positions()).toEqual(from(201, 250).map((item) => item.position))
  })
})

describe('a conversation that an event brings', () => {
  it('[R15] counts as unread what the server says, not all that was ever written', async () => {
    setCursor({ epoch, seq: 10 })
    const answer = answerLater()
    const conversation = { ...sampleConversation, inboundCount: 41 }
    applyEvent({ ...sampleEvents['conversation:updated'], seq: 11, data: { conversation } })
    const unread = () => {
      const entry = useConversations.getState().byId[conversationId]
      return entry && unreadCount(entry)
    }
    expect(unread()).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 5))
    answer({
      epoch,
      seq: 11,
      items: [{ conversation, read: { position: 80, inboundCount: 40 } }],
      nextCursor: null,
    })
    await expect.poll(unread).toBe(1)
  })

  it('[R8] a change whose answer was lost is not taken back once its event has said that it was made', async () => {
    setCursor({ epoch, seq: 10 })
    applyEvent({
      ...sampleEvents['conversation:created'],
      seq: 11,
      data: { conversation: sampleConversation },
    })
    const answer = answerLater()
    const changed = updateConversation(conversationId, { status: 'resolved' })
    const conversation = { ...sampleConversation, status: 'resolved' as const }
    applyEvent({ ...sampleEvents['conversation:updated'], seq: 12, data: { conversation } })
    answer({}, 503)
    await expect(changed).rejects.toThrow()
    expect(useConversations.getState().byId[conversationId]?.conversation.status).toBe('resolved')
  })
})
