/**
 * `npm run docs` writes what the contract says into the pages: the catalogue of events, signals and commands in
 * docs/realtime.md, error codes and permissions in docs/api.md. Everything outside the markers stays as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { generatedPages, withSections } from './docs/sections'

for (const page of generatedPages) {
  const text = readFileSync(page, 'utf8')
  const written = withSections(text)
  if (written !== text) writeFileSync(page, written)
  console.log(`${page} ${written === text ? 'is up to date' : 'was written'}`)
}
