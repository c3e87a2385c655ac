import { randomBytes, randomUUID } from 'node:crypto'
import { freePort } from '@/lib/testing/free-port'
import { ServerProcess } from '../server/server-process'
import type { Pass, Subject } from '../types'
import { createDatabases } from './databases'
import { fillParley } from './fill-parley'

type Options = { postgresUrl: string; nodeArgs: string[] }

const loader = ['--expose-gc', '--import', 'tsx', '--import', './bench/gc-on-signal.ts']
const nobody = (count: number): Pass[] => Array.from({ length: count }, () => ({}))

const floor = async (
  name: 'http+ws' | 'socket.io',
  file: string,
  databaseUrl: string,
  nodeArgs: string[],
): Promise<Subject> => ({
  name,
  dialect: name === 'http+ws' ? 'ws' : 'socket.io',
  server: new ServerProcess({
    name,
    args: [...loader, ...nodeArgs, file],
    port: await freePort(),
    env: { DATABASE_URL: databaseUrl },
    readyText: 'ready',
  }),
  sender: {},
  conversations: Array.from({ length: 20 }, () => randomUUID()),
  team: nobody(1_000),
  crowd: nobody(5_000),
})

const parley = async (databaseUrl: string, nodeArgs: string[]): Promise<Subject> => {
  const port = await freePort()
  const env = {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: `http://127.0.0.1:${port}`,
    SANDBOX: 'off',
    DEMO: 'off',
    // Jobs are queued as ever; another process would work on them.
    WORKERS: 'off',
    LOG_LEVEL: 'warn',
  }
  Object.assign(process.env, env)
  const data = await fillParley(databaseUrl)
  const args = [...loader, ...nodeArgs, 'server.ts']
  const server = new ServerProcess({ name: 'parley', args, port, env, readyText: 'Parley is at' })
  return { name: 'parley', dialect: 'socket.io', server, ...data }
}

/** The three servers, with their data, not yet started. */
export const createSubjects = async ({ postgresUrl, nodeArgs }: Options): Promise<Subject[]> => {
  const urls = await createDatabases(postgresUrl)
  return [
    await floor('http+ws', 'bench/floors/bare-ws.ts', urls['http+ws'], nodeArgs),
    await floor('socket.io', 'bench/floors/bare-socket-io.ts', urls['socket.io'], nodeArgs),
    await parley(urls.parley, nodeArgs),
  ]
}
