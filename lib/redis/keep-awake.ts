import type { Redis } from 'ioredis'

const interval = 2_000
const patience = 2_500
/** A server that accepts connections and never answers leaves one in this state. */
const connectingFor = 6_000

/**
 * Finds a connection whose server hangs: asks every 2 s, and begins anew when nothing comes back. Without it a hung
 * Redis looks like a quiet one for as long as it hangs. Answers how to stop.
 */
export const keepAwake = (connection: Redis): (() => void) => {
  let readyAt = Date.now()
  let asking = false
  const startAnew = () => {
    readyAt = Date.now()
    connection.disconnect(true)
  }
  const check = async () => {
    if (connection.status !== 'ready') {
      if (['connect', 'connecting'].includes(connection.status) && Date.now() - readyAt > connectingFor)
        startAnew()
      return
    }
    readyAt = Date.now()
    if (asking) return
    asking = true
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience).unref())
    const answer = await Promise.race([connection.ping().catch(() => 'failed'), late])
    asking = false
    if (answer === 'late' && connection.status === 'ready') startAnew()
  }
  const timer = setInterval(() => void check(), interval)
  timer.unref()
  return () => clearInterval(timer)
}
