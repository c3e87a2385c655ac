import { WebSocket } from 'ws'
import type { Pass, Subject } from '../types'

export type Window = { socket: WebSocket; close: () => void }
type Hear = (frame: Buffer) => void
type Opening = { pass: Pass; join?: string[]; hear?: Hear }

const address = ({ server, dialect }: Subject) => {
  const base = server.url.replace('http', 'ws')
  return dialect === 'ws' ? base : `${base}/socket.io/?EIO=4&transport=websocket`
}

const isEvent = (frame: Buffer) => frame[0] === 0x5b || (frame[0] === 0x34 && frame[1] === 0x32)

/** What of the frames is the protocol's own talk: answers it, and says when the window is let in and when a command is done. */
const converse = (
  socket: WebSocket,
  pass: Pass,
  told: { letIn: () => void; done: () => void; refused: Hear },
) =>
  function answer(frame: Buffer) {
    const text = frame.toString()
    if (text === '2') socket.send('3')
    else if (text.startsWith('0')) socket.send(`40${JSON.stringify(pass)}`)
    else if (text.startsWith('40')) told.letIn()
    else if (text.startsWith('43') && text.includes('"ok":true')) told.done()
    else if (text === '["ok"]') told.done()
    else told.refused(frame)
  }

/**
 * A window that costs next to nothing: it speaks just enough of the protocol to be let in and to join conversations, and
 * hands on the raw frames of events. The same for every server, so that it is the server that is measured.
 */
export const openWindow = (subject: Subject, { pass, join = [], hear }: Opening): Promise<Window> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address(subject), { perMessageDeflate: false, skipUTF8Validation: true })
    const commands = join.map((conversationId) => JSON.stringify(['conversation:join', { conversationId }]))
    let waiting = commands.length
    const finish = () => resolve({ socket, close: () => socket.terminate() })
    const letIn = () => {
      for (const [index, command] of commands.entries())
        socket.send(subject.dialect === 'ws' ? command : `42${index}${command}`)
      if (waiting === 0) finish()
    }
    const done = () => {
      waiting -= 1
      if (waiting === 0) finish()
    }
    const refused = (frame: Buffer) => reject(new Error(`${subject.name} refused a window: ${frame}`))
    const answer = converse(socket, pass, { letIn, done, refused })
    socket.on('message', (data: Buffer) => {
      if (isEvent(data) && data.length > 6) hear?.(data)
      else answer(data)
    })
    if (subject.dialect === 'ws') socket.on('open', letIn)
    socket.once('error', reject)
  })

/** Opens one window per pass, some at a time. */
export const openWindows = async (
  subject: Subject,
  passes: Pass[],
  opening: (index: number) => Omit<Opening, 'pass'> = () => ({}),
): Promise<Window[]> => {
  const windows: Window[] = []
  for (let from = 0; from < passes.length; from += 50) {
    const some = passes.slice(from, from + 50)
    windows.push(
      ...(await Promise.all(
        some.map((pass, index) => openWindow(subject, { pass, ...opening(from + index) })),
      )),
    )
  }
  return windows
}
