import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchOutside } from './fetch-outside'
import type { Lookup } from './guard-lookup'
import { isRefusedAddress } from './refused-address'

const servers: Server[] = []
/** A server of the operator's on this machine. */
const serve = async (listener: RequestListener) => {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const refused = { name: 'OutboundRefused' }
const names =
  (...addresses: string[]): Lookup =>
  (_name, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('an address that is not on the internet', () => {
  it.each([
    'https://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://10.0.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.100.100.200/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[2002:7f00:1::]/',
    'https://localhost/',
    'https://１２７.０.０.１/',
  ])('%s is refused', async (address) => {
    await expect(fetchOutside(address)).rejects.toMatchObject(refused)
  })

  it.each([
    ['a name with a private address', ['10.0.0.1']],
    ['a name with one public and one private address', ['93.184.215.14', '127.0.0.1']],
    ['a name with a mapped address', ['::ffff:169.254.169.254']],
    ['a name without any', []],
  ])('%s is refused', async (_name, addresses) => {
    const lookup = names(...addresses)
    await expect(fetchOutside('https://rebind.example/', { lookup })).rejects.toMatchObject(refused)
  })

  it('a name that answers otherwise every time is asked once for each connection, and that answer counts', async () => {
    const answers = ['127.0.0.1', '93.184.215.14']
    let asked = 0
    const lookup: Lookup = (name, options, done) => names(answers[asked++] ?? '')(name, options, done)
    await expect(fetchOutside('https://rebind.example/', { lookup })).rejects.toMatchObject(refused)
    expect(asked).toBe(1)
  })

  it.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://user:password@example.com/',
    'https://example.com:22/',
    'https://example.com:6379/',
  ])('%s is refused before anything is connected', async (address) => {
    const lookup: Lookup = () => expect.unreachable('nothing is resolved')
    await expect(fetchOutside(address, { lookup })).rejects.toMatchObject(refused)
  })

  it('public addresses are not', () => {
    for (const address of ['93.184.215.14', '1.1.1.1', '157.240.1.1', '2a03:2880:f003::1', '2606:4700::1111'])
      expect(isRefusedAddress(address)).toBe(false)
  })
})

describe('a server that leads elsewhere', () => {
  it.each([
    'http://127.0.0.1:1/',
    'https://localhost/',
    'https://169.254.169.254/',
    '//[::1]/',
    'file:///etc/passwd',
  ])('is not followed to %s', async (location) => {
    const origin = await serve((_request, response) => response.writeHead(302, { location }).end())
    const options = { ownOrigins: [origin], redirects: 3 }
    await expect(fetchOutside(origin, options)).rejects.toMatchObject(refused)
  })

  it('is followed only when asked to, and not for ever', async () => {
    const origin = await serve((request, response) =>
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end(),
    )
    const ownOrigins = [origin]
    await expect(fetchOutside(origin, { ownOrigins })).rejects.toMatchObject(refused)
    await expect(fetchOutside(origin, { ownOrigins, redirects: 4 })).rejects.toMatchObject(refused)
    await expect(fetchOutside(origin, { ownOrigins, redirects: 4, method: 'POST' })).rejects.toMatchObject(
      refused,
    )
  })

  it('does not get our secrets for its neighbour', async () => {
    let heard: unknown
    const second = await serve((request, response) => {
      heard = request.headers.authorization
      response.end('here')
    })
    const first = await serve((_request, response) => response.writeHead(302, { location: second }).end())
    const options = { ownOrigins: [first, second], redirects: 1, headers: { authorization: 'Bearer secret' } }
    const { body } = await fetchOutside(first, options)
    expect(body.toString()).toBe('here')
    expect(heard).toBeUndefined()
  })
})

describe('an answer', () => {
  it('comes from an origin that the operator configured, and from no other port of it', async () => {
    const origin = await serve((_request, response) => response.end('hello'))
    expect(await fetchOutside(origin, { ownOrigins: [origin] })).toMatchObject({ status: 200 })
    await expect(fetchOutside(origin, { ownOrigins: ['http://127.0.0.1:1'] })).rejects.toMatchObject(refused)
  })

  it('is cut off when it is too large, however long it promised to be', async () => {
    const origin = await serve((_request, response) => {
      const write = () => {
        while (response.write('x'.repeat(64_000)));
        response.once('drain', write)
      }
      write()
    })
    const options = { ownOrigins: [origin], maxBytes: 100_000 }
    await expect(fetchOutside(origin, options)).rejects.toMatchObject(refused)
  })

  it('is not waited for longer than was said, also when it drips', async () => {
    const origin = await serve((_request, response) => {
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    })
    const options = { ownOrigins: [origin], timeout: 200 }
    await expect(fetchOutside(origin, options)).rejects.toThrow(/abort/i)
  })
})
