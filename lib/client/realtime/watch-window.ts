import type { ClientSocket } from './catch-up'

const awayAfter = 5 * 60_000
const answerWithin = 1_500
const tickEvery = 5_000
/** The server closes a connection that has been silent for 18 s. */
const deadAfter = 18_000

type Handlers = { lost: () => void; reconnect: () => void; leave: () => void }

/**
 * Watches what the browser knows before the socket does: the network going and coming, the window waking from sleep, the
 * person turning to something else. Answers how to stop.
 */
export const watchWindow = (socket: ClientSocket, { lost, reconnect, leave }: Handlers): (() => void) => {
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

  // A window that was frozen, or whose machine slept, has not heard the server's pings, nor has its clock ticked.
  let heardAt = Date.now()
  let tickedAt = Date.now()
  const heard = () => {
    heardAt = Date.now()
  }
  socket.on('connect', heard)
  socket.io.on('ping', heard)
  const wake = () => {
    const late = Date.now() - tickedAt > 2 * tickEvery
    tickedAt = Date.now()
    if (Date.now() - heardAt > deadAfter) reconnect()
    else if (late && document.visibilityState === 'visible') void probe()
  }
  const ticker = setInterval(wake, tickEvery)

  on(document, 'resume', wake)
  on(window, 'pageshow', wake)
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
  // The handshake tells whether this window is signed out.
  on(window, 'parley:unauthorized', reconnect)
  on(window, 'parley:leave', leave)
  return () => {
    clearTimeout(awayTimer)
    clearInterval(ticker)
    socket.off('connect', sayAway)
    socket.off('connect', heard)
    socket.io.off('ping', heard)
    stop.abort()
  }
}
