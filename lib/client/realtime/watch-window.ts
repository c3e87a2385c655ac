import type { ClientSocket } from './catch-up'

const awayAfter = 5 * 60_000
const answerWithin = 3_000

type Handlers = { lost: () => void; reconnect: () => void }

/**
 * Watches what the browser knows before the socket does: the network going and coming, the window waking from sleep, the
 * person turning to something else. Answers how to stop.
 */
export const watchWindow = (socket: ClientSocket, { lost, reconnect }: Handlers): (() => void) => {
  const stop = new AbortController()
  const on = (target: EventTarget, name: string, listener: () => void) =>
    target.addEventListener(name, listener, { signal: stop.signal })
  let awayTimer: ReturnType<typeof setTimeout> | undefined
  let state: 'online' | 'away' = 'online'

  const setState = (next: 'online' | 'away') => {
    if (next === state) return
    state = next
    if (socket.connected) socket.emit('presence:set', { state }, () => {})
  }

  // The server takes a new connection for a window in use.
  const sayAway = () => {
    if (state === 'away') socket.emit('presence:set', { state }, () => {})
  }
  socket.on('connect', sayAway)

  // A connection that slept with the machine looks open: a question tells.
  const probe = async () => {
    if (!socket.connected) return reconnect()
    const answer = await socket
      .timeout(answerWithin)
      .emitWithAck('ping', {})
      .catch(() => null)
    if (!answer && !stop.signal.aborted) reconnect()
  }

  on(window, 'offline', () => {
    socket.disconnect()
    lost()
  })
  on(window, 'online', reconnect)
  on(document, 'visibilitychange', () => {
    clearTimeout(awayTimer)
    if (document.visibilityState === 'visible') {
      setState('online')
      void probe()
    } else awayTimer = setTimeout(() => setState('away'), awayAfter)
  })
  on(window, 'parley:new-epoch', reconnect)
  return () => {
    clearTimeout(awayTimer)
    socket.off('connect', sayAway)
    stop.abort()
  }
}
