import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { inRoot } from './root.mjs'
import { SetupError } from './setup-error.mjs'

/** Takes variables from a .env file in the project's folder; those that are set already win. */
export function loadSettings() {
  const file = inRoot('.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/**
 * Finds out before anything slow is done that somebody else listens on our port.
 *
 * @throws {SetupError} when the port cannot be listened on
 */
export async function checkPort() {
  const port = Number(process.env.PORT || 3000)
  // A number that is none is answered later, by the one place that reads the configuration.
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return
  const code = await tryPort(port, process.env.HOST || undefined)
  if (code === 'EADDRINUSE') {
    throw new SetupError(
      `Port ${port} is in use: stop what listens there, or choose another, such as PORT=${port + 1} npm start.`,
    )
  }
  if (code === 'EACCES')
    throw new SetupError(
      `Port ${port} needs more rights than this account has: choose one above 1023 with PORT.`,
    )
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ port, host }, () => server.close(() => resolve(undefined)))
  })
}
