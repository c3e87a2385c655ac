import { lookup as systemLookup } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { guardLookup, type Lookup } from './guard-lookup'
import { OutboundRefused } from './outbound-refused'
import { isRefusedAddress } from './refused-address'

export type OutsideRequest = {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Buffer
  /** How much of an answer is taken at most. */
  maxBytes?: number
  /** For the whole of it, in milliseconds. */
  timeout?: number
  /** How many redirects are followed, each checked like the first address. Only a GET follows any. */
  redirects?: number
  /** Origins that the operator configured, such as a Graph API on this machine: they may be private and plain http. */
  ownOrigins?: readonly string[]
  /** How names become addresses; tests put theirs here. */
  lookup?: Lookup
}

export type OutsideAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

const ports = ['', '443', '8443']

const isOwn = (url: URL, { ownOrigins = [] }: OutsideRequest) => ownOrigins.includes(url.origin)

/** What the address itself says. A name is checked when it is resolved, by the very address that is connected to. */
const checkUrl = (url: URL) => {
  if (url.protocol !== 'https:') throw new OutboundRefused('only https is called')
  if (url.username || url.password) throw new OutboundRefused('an address must not hold a password')
  if (!ports.includes(url.port)) throw new OutboundRefused(`port ${url.port} is not called`)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) && isRefusedAddress(literal)) throw new OutboundRefused('not an address on the internet')
}

const readAll = async (response: IncomingMessage, maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    if (size > maxBytes) throw new OutboundRefused(`the answer is larger than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** One request, no redirect. A connection of its own: one that is reused would not be checked again. */
const ask = (url: URL, options: OutsideRequest, signal: AbortSignal): Promise<OutsideAnswer> =>
  new Promise((resolve, reject) => {
    const {
      method = 'GET',
      headers = {},
      body,
      maxBytes = 1024 * 1024,
      lookup = systemLookup as Lookup,
    } = options
    const own = isOwn(url, options)
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method,
      signal,
      agent: false,
      // Nothing compressed: a small answer must not unpack into a large one.
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(own ? {} : { lookup: guardLookup(lookup) }),
    })
    request.on('socket', (socket) =>
      socket.once('connect', () => {
        if (!own && isRefusedAddress(socket.remoteAddress ?? ''))
          request.destroy(new OutboundRefused('not an address on the internet'))
      }),
    )
    request.on('error', reject)
    request.on('response', (response) => {
      readAll(response, maxBytes)
        .then((read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }))
        .catch(reject)
        .finally(() => request.destroy())
    })
    request.end(body)
  })

const withoutSecrets = (headers: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie|x-hub-signature.*)$/i.test(name)),
  )

/**
 * Calls an address that somebody else chose (media, webhooks out) and answers status, headers and body. Whatever it is
 * called, it only ever connects to public addresses, by https, for 5 s and 1 MB unless said otherwise. Throws
 * OutboundRefused, or what the connection failed of.
 */
export const fetchOutside = async (
  address: string | URL,
  options: OutsideRequest = {},
): Promise<OutsideAnswer> => {
  const signal = AbortSignal.timeout(options.timeout ?? 5_000)
  let url = new URL(address)
  let { headers, redirects = 0 } = options
  for (;;) {
    if (!isOwn(url, options)) checkUrl(url)
    const answer = await ask(url, { ...options, ...(headers && { headers }) }, signal)
    const { location } = answer.headers
    if (answer.status < 300 || answer.status > 399 || answer.status === 304 || !location) return answer
    if (options.method === 'POST' || redirects-- <= 0) throw new OutboundRefused('it leads elsewhere')
    const next = new URL(location, url)
    if (next.origin !== url.origin) headers = withoutSecrets(headers)
    url = next
  }
}
