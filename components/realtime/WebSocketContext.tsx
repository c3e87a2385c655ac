'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { followDrafts } from '@/lib/client/drafts'
import { guardUnstored } from '@/lib/client/outbox/outbox'
import { countsKey } from '@/lib/client/queries'
import { InboxConnection } from '@/lib/client/realtime/inbox-connection'
import { resumeSignOut } from '@/lib/client/sign-out'

type Realtime = {
  /** Joins a conversation's room, loads its thread, tells the others that we look. Answers how to leave. */
  showConversation: (id: string) => () => void
  /** A key was pressed in the composer. */
  typing: (conversationId: string, note: boolean) => void
  stopTyping: (conversationId: string) => void
  reconnect: () => void
}

const RealtimeContext = createContext<Realtime | null>(null)

export const useRealtime = (): Realtime => {
  const realtime = useContext(RealtimeContext)
  if (!realtime) throw new Error('useRealtime needs a WebSocketProvider above it')
  return realtime
}

const countsEvery = 1_000

/** The window's one connection. Children that show a conversation before it is open are remembered and served then. */
export const WebSocketProvider = ({ children }: { children: ReactNode }) => {
  const queryClient = useQueryClient()
  const connection = useRef<InboxConnection | null>(null)
  const early = useRef(new Map<string, () => void>())

  useEffect(() => {
    if (resumeSignOut()) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const opened = new InboxConnection((name) => {
      if (!name.startsWith('conversation:') || timer) return
      timer = setTimeout(() => {
        timer = undefined
        void queryClient.invalidateQueries({ queryKey: countsKey })
      }, countsEvery)
    })
    connection.current = opened
    const waiting = early.current
    for (const id of waiting.keys()) waiting.set(id, opened.shown.show(id))
    return () => {
      clearTimeout(timer)
      connection.current = null
      opened.close()
    }
  }, [queryClient])

  useEffect(() => followDrafts(), [])
  useEffect(() => guardUnstored(), [])

  const realtime = useMemo<Realtime>(
    () => ({
      showConversation: (id) => {
        // Effects of children run before the provider's own: the connection may not be open yet.
        if (connection.current) return connection.current.shown.show(id)
        early.current.set(id, () => {})
        return () => {
          early.current.get(id)?.()
          early.current.delete(id)
        }
      },
      typing: (conversationId, note) => connection.current?.shown.typed(conversationId, note),
      stopTyping: (conversationId) => connection.current?.shown.stoppedTyping(conversationId),
      reconnect: () => connection.current?.reconnect(),
    }),
    [],
  )

  return <RealtimeContext value={realtime}>{children}</RealtimeContext>
}
