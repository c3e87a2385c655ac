import { setTimeout as sleep } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import type { Pass, Subject } from '../types'

/** A client that comes back by itself: Socket.IO's own, or for the bare `ws` floor the same patience by hand. */
export type RealClient = { close: () => void }
type Told = { connected: () => void; lost: () => void }

// As lib/client/realtime/open-connection.ts has them.
const patience = { reconnectionDelay: 500, reconnectionDelayMax: 5_000, randomizationFactor: 0.5 }

const openSocketIo = ({ server }: Subject, pass: Pass, { connected, lost }: Told): RealClient => {
  const socket = io(server.url, { transports: ['websocket'], auth: pass, forceNew: true, ...patience })
  socket.on('connect', connected)
  socket.on('disconnect', lost)
  return { close: () => socket.disconnect() }
}

const openBare = ({ server }: Subject, { connected, lost }: Told): RealClient => {
  let closed = false
  let socket: WebSocket
  let tries = 0
  const connect = () => {
    let isOpen = false
    socket = new WebSocket(server.url.replace('http', 'ws'), { perMessageDeflate: false })
    socket.on('error', () => {})
    socket.on('open', () => {
      isOpen = true
      tries = 0
      connected()
    })
    socket.on('close', async () => {
      if (isOpen) lost()
      const delay = Math.min(patience.reconnectionDelay * 2 ** tries++, patience.reconnectionDelayMax)
      await sleep(delay * (1 + (Math.random() * 2 - 1) * patience.randomizationFactor))
      if (!closed) connect()
    })
  }
  connect()
  const close = () => {
    closed = true
    socket.terminate()
  }
  return { close }
}

/** Opens the client that people use; it says each time that it is connected, and that it is not any more. */
export const openRealClient = (subject: Subject, pass: Pass, told: Told): RealClient =>
  subject.dialect === 'ws' ? openBare(subject, told) : openSocketIo(subject, pass, told)
