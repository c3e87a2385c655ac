'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { SandboxChange } from '@/lib/contract/sandbox'
import { messagesKey } from './use-chat'
import { customersKey } from './use-customers'

const retryAfter = 2_000

/**
 * Keeps the page live: what the server says has changed is fetched again, and everything is after each (re)connection.
 * Answers whether the stream is connected.
 */
export const useChangeStream = (): boolean => {
  const client = useQueryClient()
  const [live, setLive] = useState(true)
  useEffect(() => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const connect = () => {
      source = new EventSource('/api/sandbox/stream')
      source.addEventListener('ready', () => {
        setLive(true)
        void client.invalidateQueries({ queryKey: ['sandbox'] })
      })
      source.addEventListener('change', (event) => {
        const change = SandboxChange.parse(JSON.parse(event.data))
        void client.invalidateQueries({ queryKey: messagesKey(change) })
        void client.invalidateQueries({ queryKey: customersKey })
      })
      source.addEventListener('error', () => {
        setLive(false)
        // The browser tries again by itself unless the server answered with an error, such as while it restarts.
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, retryAfter)
      })
    }
    connect()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  }, [client])
  return live
}
