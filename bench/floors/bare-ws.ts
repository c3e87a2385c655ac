import { type WebSocket, WebSocketServer } from 'ws'
import { listenAsFloor, serveFloor } from './serve-floor'

/** Floor A: bare HTTP, one commit, bare `ws`. */
const rooms = new Map<string, Set<WebSocket>>()

const join = (socket: WebSocket, conversationId: string) => {
  const members = rooms.get(conversationId) ?? new Set()
  rooms.set(conversationId, members.add(socket))
}

const leaveAll = (socket: WebSocket) => {
  for (const members of rooms.values()) members.delete(socket)
}

const server = await serveFloor((message) => {
  const frame = JSON.stringify(['message:new', { message }])
  for (const socket of rooms.get(message.conversationId) ?? []) socket.send(frame)
})

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', (data) => {
    const [command, { conversationId }] = JSON.parse(String(data))
    if (command === 'conversation:join') join(socket, conversationId)
    socket.send('["ok"]')
  })
  socket.on('close', () => leaveAll(socket))
})

listenAsFloor(server)
