import pg from 'pg'
import type { SubjectName } from '../types'

const names: Record<SubjectName, string> = {
  'http+ws': 'floor_ws',
  'socket.io': 'floor_socket_io',
  parley: 'parley_bench',
}

/** Makes an empty database for each server in one Postgres; answers their addresses. */
export const createDatabases = async (postgresUrl: string): Promise<Record<SubjectName, string>> => {
  const client = new pg.Client(postgresUrl)
  await client.connect()
  for (const name of Object.values(names)) await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const address = (name: string) => Object.assign(new URL(postgresUrl), { pathname: name }).href
  return {
    'http+ws': address(names['http+ws']),
    'socket.io': address(names['socket.io']),
    parley: address(names.parley),
  }
}
