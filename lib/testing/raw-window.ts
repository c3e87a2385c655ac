import type { Socket } from 'node:net'
import { vi } from 'vitest'
import { WebSocket } from 'ws'

/** A window that speaks the protocol by hand, so that a test can misbehave below Socket.IO's client. */
export type RawWindow = {
  socket: WebSocket
  /** Frames as they came. */
  frames: string[]
  /** Stops or goes on reading from the network: the server's packets stay in its own buffers meanwhile. */
  pause: () => void
  resume: () => void
  hears: (start: string) => Promise<string>
}

/** Opens an Engine.IO session and, given a token, shows it. Answers pings until it is paused. */
export const openRawWindow = async (url: string, token?: string): Promise<RawWindow> => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const frames: string[] = []
  socket.on('error', () => {})
  socket.on('message', (data) => {
    const text = String(data)
    frames.push(text)
    if (text === '2') socket.send('3')
  })
  const hears = (start: string) =>
    vi.waitFor(
      () => {
        const frame = frames.find((text) => text.startsWith(start))
        if (frame === undefined) throw new Error(`no frame starts with ${start}`)
        return frame
      },
      { timeout: 5_000, interval: 5 },
    )
  const wire = () => (socket as unknown as { _socket: Socket })._socket
  const raw = { socket, frames, hears, pause: () => wire().pause(), resume: () => wire().resume() }
  await hears('0')
  if (token !== undefined) {
    socket.send(`40${JSON.stringify({ token })}`)
    await hears('4')
  }
  return raw
}
