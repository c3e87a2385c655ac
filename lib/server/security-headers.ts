export type HeaderPolicy = {
  /** People open Parley over https (NEXTAUTH_URL). */
  secure: boolean
  /** `npm run dev`: React and the bundler evaluate code there. */
  dev: boolean
}

/** What a page may load and run: our own, and scripts that carry this answer's nonce. docs/decisions/030 says why. */
const pageContentPolicy = (nonce: string, { secure, dev }: HeaderPolicy): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')

/** An answer that is no page: nothing in it is ever loaded or run, even when somebody opens it as one. */
const dataContentPolicy =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const isAsset = (path: string) => path.startsWith('/_next/') || /^\/[\w-]+\.\w+$/.test(path)

/** Routes that answer data, also where their addresses are customary and not below /api. */
const dataRoutes = ['/api/', '/socket.io/', '/health/', '/metrics', '/connected-users', '/user-status/']

/** Whether an answer to this path may be a page, which needs a nonce. */
export const mayBePage = (path: string) =>
  !dataRoutes.some((route) => path.startsWith(route)) && !isAsset(path)

/**
 * The headers that every answer to a path begins with. Nothing but assets may be kept by any cache: the answers belong to
 * one person (`private, no-store`). Without a nonce it is no page.
 */
export const securityHeaders = (
  path: string,
  nonce: string | null,
  policy: HeaderPolicy,
): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': nonce ? pageContentPolicy(nonce, policy) : dataContentPolicy,
  ...(isAsset(path) ? {} : { 'cache-control': 'private, no-store' }),
  ...(policy.secure && { 'strict-transport-security': 'max-age=31536000' }),
})
