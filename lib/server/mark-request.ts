import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressHeader } from '@/lib/auth/request-address'
import { readEnv } from '@/lib/env'
import { nonceHeader } from '@/lib/http/nonce-header'
import { callerAddress } from './caller-address'
import { mayBePage, securityHeaders } from './security-headers'

const list = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value)

/**
 * What is done to every request before anything else sees it: it gets the caller's address in a header that the caller
 * cannot set, and loses what only a proxy of ours may say. Read once, when the server begins to listen.
 */
export const requestMarker = () => {
  const { TRUST_PROXY, NEXTAUTH_URL, NODE_ENV } = readEnv()
  const policy = { secure: NEXTAUTH_URL.startsWith('https://'), dev: NODE_ENV === 'development' }

  const markAddress = (request: IncomingMessage) => {
    const { headers, socket } = request
    headers[addressHeader] = callerAddress(
      socket.remoteAddress,
      list(headers['x-forwarded-for']),
      TRUST_PROXY,
    )
    if (TRUST_PROXY === 'off')
      for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded'])
        delete headers[name]
  }

  /** Next reads the nonce for its own scripts from the policy in the request's header. */
  const markPage = ({ headers }: IncomingMessage, nonce: string, contentPolicy: string | undefined) => {
    headers[nonceHeader] = nonce
    headers['content-security-policy'] = contentPolicy
    delete headers['content-security-policy-report-only']
  }

  const markAnswer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?', 1)[0] ?? '/'
    const nonce = mayBePage(path) ? randomBytes(16).toString('base64') : null
    const headers = securityHeaders(path, nonce, policy)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (nonce) markPage(request, nonce, headers['content-security-policy'])
  }

  return { markAddress, markAnswer }
}
