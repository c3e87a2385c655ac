import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSecret } from './secret'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'parley-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('keepSecret', () => {
  it('makes a secret once and keeps it to this account', () => {
    const secret = keepSecret(path.join(folder, 'data'))
    expect(secret.length).toBeGreaterThanOrEqual(43)
    expect(keepSecret(path.join(folder, 'data'))).toBe(secret)
    expect(statSync(path.join(folder, 'data/nextauth-secret')).mode & 0o777).toBe(0o600)
  })

  it('makes another one in another folder', () => {
    expect(keepSecret(path.join(folder, 'a'))).not.toBe(keepSecret(path.join(folder, 'b')))
  })

  it('does not sign with a file that was emptied', () => {
    writeFileSync(path.join(folder, 'nextauth-secret'), '')
    expect(() => keepSecret(folder)).toThrow(/does not hold a secret.*delete it/)
  })

  it('says what to do when the folder cannot be used', () => {
    writeFileSync(path.join(folder, 'file'), '')
    expect(() => keepSecret(path.join(folder, 'file'))).toThrow(/cannot be written: .*DATA_DIR/)
  })
})
