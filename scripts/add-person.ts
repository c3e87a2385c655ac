/**
 * `npm run add-person -- --workspace "My shop" --email ana@example.com --name "Ana Ruiz" --role owner` gives somebody an
 * account and prints the password that was made up for them. The workspace is made when there is none of that name. With
 * the embedded database, stop Parley first; with DATABASE_URL it may run.
 */
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Role } from '@/lib/contract/permissions'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { addPerson } from '@/lib/domain/members/add-person'
import { env } from '@/lib/env'
import { prepareEnvironment } from '@/lib/server/prepare-environment'

const Options = z.object({
  workspace: z.string('Say which workspace: --workspace "My shop"').trim().min(1),
  email: z.email('Say their e-mail: --email ana@example.com'),
  name: z.string('Say their name: --name "Ana Ruiz"').trim().min(1),
  role: Role,
})

const text = { type: 'string' as const }

const add = async () => {
  const { values } = parseArgs({
    options: { workspace: text, email: text, name: text, role: { ...text, default: 'agent' } },
  })
  const options = Options.parse(values)
  const { stopDatabase } = await prepareEnvironment({ onProgress: () => {}, onLost: () => {} })
  try {
    await migrate(env().DATABASE_URL)
    const password = randomBytes(12).toString('base64url')
    const { email, role } = await addPerson({ ...options, password })
    process.stdout.write(`${email} is ${role} of ${options.workspace}. Password: ${password}\n`)
  } finally {
    await pool().end()
    await stopDatabase()
  }
}

const explain = (cause: unknown) =>
  cause instanceof z.ZodError
    ? cause.issues.map((issue) => issue.message).join('\n')
    : (cause as Error).message

add().catch((cause) => {
  process.stderr.write(`${explain(cause)}\n`)
  process.exitCode = 1
})
