import type { Server } from 'node:http'
import { bus } from '@/lib/bus/bus'
import { setDraining } from '@/lib/draining'
import type { Realtime } from '@/lib/realtime/create-realtime'
import { step } from './progress'

const within = 8_000

/**
 * Before a node among several stops: it takes no new connections, so that the balancer turns to the others, and sends its
 * windows there, each at its own moment. A process that runs alone has nobody to send them to: nothing happens.
 */
export const drain = async (server: Server, realtime: Realtime): Promise<void> => {
  if (!bus()) return
  setDraining()
  step('Sending the windows to the other nodes')
  server.close()
  const hangUp = setInterval(() => server.closeIdleConnections(), 250)
  await realtime.drain(within)
  clearInterval(hangUp)
}
