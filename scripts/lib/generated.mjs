import { existsSync } from 'node:fs'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { inRoot } from './root.mjs'
import { program, runQuietly } from './run.mjs'
import { step } from './step.mjs'

const quiet = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

/** Generates the Prisma client from prisma/schema.prisma, unless that was done from the same schema. */
export async function generateClient() {
  const stampFile = 'generated/prisma.stamp'
  const print = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  if (isStamped(stampFile, print) && existsSync(inRoot('generated/prisma/client.ts'))) return
  const advice = 'The database client could not be generated: see what prisma generate says above.'
  const command = program('prisma', 'build/index.js', 'generate')
  await step('Generating the database client', () => runQuietly(command, { advice, env: quiet }))
  stamp(stampFile, print)
}

// What the pages are built from; tests and plain scripts are no part of it.
const sources = [
  ...['app', 'components', 'lib', 'stores', 'messages', 'public', 'prisma/schema.prisma'],
  ...[
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'instrumentation-client.ts',
    'package-lock.json',
  ],
]

/** Builds the pages for production, unless that was done from the same sources. */
export async function buildPages() {
  const stampFile = '.next/parley-sources'
  const print = fingerprint(sources, (name) => !name.includes('.test.') && !name.startsWith('lib/testing/'))
  if (isStamped(stampFile, print) && existsSync(inRoot('.next/BUILD_ID'))) return
  const advice = 'The pages could not be built: see what next build says above.'
  const command = program('next', 'dist/bin/next', 'build')
  const env = { ...quiet, NODE_ENV: 'production' }
  await step('Building the pages', () => runQuietly(command, { advice, env }))
  stamp(stampFile, print)
}

/** Writes the types that Next derives from the routes, which tsc needs in a fresh clone. */
export async function generateRouteTypes() {
  const advice = 'The types of the routes could not be written: see what next typegen says above.'
  await step('Writing route types', () =>
    runQuietly(program('next', 'dist/bin/next', 'typegen'), { advice, env: quiet }),
  )
}
