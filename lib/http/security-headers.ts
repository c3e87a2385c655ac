/**
 * Headers every page and route answers with, through both doors: Next writes them (next.config.ts) and so does the
 * express lane. A route may add to them; none should loosen them. Parley is never shown inside another site's frame, so
 * frame-ancestors is 'none'.
 */
export const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), payment=(), usb=()',
} as const
