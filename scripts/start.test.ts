import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, it } from 'vitest'

const script = path.join(import.meta.dirname, 'start.mjs')

it('says in one line, before anything slow, that the port is in use', async () => {
  const other = createServer().listen(0)
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const env = { ...process.env, PORT: String(port), HOST: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' })
  other.close()
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(new RegExp(`^Port ${port} is in use: .*PORT=\\d+ npm start\\.\\n$`))
})
