import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './root.mjs'

/**
 * A hash over the names and contents of files; the same on every machine, whatever the times are.
 *
 * @param {string[]} inputs files and folders, relative to the project; missing ones are left out
 * @param {(name: string) => boolean} [counts] false for files that do not matter
 */
export function fingerprint(inputs, counts = () => true) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesIn).filter(counts)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inRoot(file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Whether the stamp file holds this fingerprint: what it stands for need not be done again. */
export function isStamped(stampFile, print) {
  const file = inRoot(stampFile)
  return existsSync(file) && readFileSync(file, 'utf8') === print
}

/** Notes that what the stamp stands for was done from inputs with this fingerprint. */
export function stamp(stampFile, print) {
  mkdirSync(path.dirname(inRoot(stampFile)), { recursive: true })
  writeFileSync(inRoot(stampFile), print)
}

function filesIn(name) {
  if (!existsSync(inRoot(name))) return []
  if (statSync(inRoot(name)).isFile()) return [name]
  return readdirSync(inRoot(name))
    .sort()
    .flatMap((child) => filesIn(`${name}/${child}`))
}
