import { Server } from 'socket.io'
import { listenAsFloor, serveFloor } from './serve-floor'

/** Floor B: bare HTTP, one commit, bare Socket.IO with the options that Parley gives it. */
const server = await serveFloor((message) => {
  io.to(message.conversationId).emit('message:new', { message })
})

const io = new Server(server, {
  transports: ['websocket'],
  pingInterval: 10_000,
  pingTimeout: 8_000,
  maxHttpBufferSize: 64 * 1024,
  perMessageDeflate: false,
  serveClient: false,
})

io.on('connection', (socket) => {
  socket.on('conversation:join', async ({ conversationId }, ack) => {
    await socket.join(conversationId)
    ack({ ok: true })
  })
})

listenAsFloor(server)
