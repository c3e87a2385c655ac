import { beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { authOptions } from '@/lib/auth/options'
import { cookieName } from '@/lib/auth/session-token'
import { createMember, createWorkspace, type TestMember } from './factories'
import { call } from './http'
import { useTestServer } from './test-server'

const origin = 'https://inbox.example.com'
const server = useTestServer({ variables: { NEXTAUTH_URL: origin, TRUST_PROXY: '1' } })
let ana: TestMember

beforeAll(async () => {
  const { workspaceId } = await createWorkspace()
  ana = await createMember(workspaceId)
})

const upgrades = (headers: Record<string, string>) =>
  new Promise<boolean>((resolve) => {
    const address = `${server().url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const socket = new WebSocket(address, { headers: { host: 'inbox.example.com', ...headers } })
    socket.once('open', () => {
      socket.close()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

describe('where people use https', () => {
  const cookie = () => `__Host-next-auth.session-token=${ana.token}`

  it('cookies are kept to this host, to https, and from scripts', () => {
    const { cookies, useSecureCookies } = authOptions()
    expect(useSecureCookies).toBe(true)
    for (const { name, options } of Object.values(cookies ?? {})) {
      expect(name).toMatch(/^__Host-/)
      expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
    }
    expect(Object.keys(cookies ?? {})).toHaveLength(3)
  })

  it('a cookie of the name without the prefix, which a neighbour could set, is nobody’s', async () => {
    const ask = (header: string) =>
      call(server().url, null, 'GET', '/api/snapshot', undefined, { cookie: header })
    expect((await ask(cookie())).status).toBe(200)
    for (const name of ['next-auth.session-token', '__Secure-next-auth.session-token'])
      expect((await ask(`${name}=${ana.token}`)).status).toBe(401)
    expect(cookieName('x')).toBe('__Host-x')
  })

  it('browsers are told to stay with https', async () => {
    const answer = await fetch(`${server().url}/api/health`)
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
  })

  it('sockets are opened by https pages only, and over wss only', async () => {
    expect(await upgrades({ origin, cookie: cookie(), 'x-forwarded-proto': 'https' })).toBe(true)
    expect(await upgrades({ origin: 'http://inbox.example.com', cookie: cookie() })).toBe(false)
    expect(await upgrades({ origin, cookie: cookie(), 'x-forwarded-proto': 'http' })).toBe(false)
    expect(await upgrades({ origin: 'https://inbox.example.com.evil.example', cookie: cookie() })).toBe(false)
  })

  it('a changing request from the http page of the same name is refused', async () => {
    const from = (page: string) =>
      call(server().url, ana, 'DELETE', '/api/sessions', undefined, {
        origin: page,
        host: 'inbox.example.com',
      })
    expect((await from('http://inbox.example.com')).status).toBe(403)
    expect((await from(origin)).status).toBe(200)
  })
})

describe('behind one proxy', () => {
  it('callers are told apart by what the proxy appended, and by nothing they made up', async () => {
    const body = { email: 'victim@test.example', password: 'guess' }
    const from = (forwarded: string) =>
      call(server().url, null, 'POST', '/api/sessions', body, { 'x-forwarded-for': forwarded })
    const statuses: number[] = []
    for (let round = 0; round < 11; round++)
      statuses.push((await from(`198.51.100.${round}, 203.0.113.1`)).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    expect((await from('203.0.113.2')).status).toBe(401)
  })
})
