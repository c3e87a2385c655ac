import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const openedWith = async (secret: string) => {
  vi.resetModules()
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none')
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  return import('./secret-box')
}

let box: typeof import('./secret-box')
beforeEach(async () => {
  box = await openedWith('a secret for tests, not for people')
})
afterEach(() => vi.unstubAllEnvs())

describe('a sealed secret', () => {
  it('opens to what it was, and looks different each time', () => {
    const [one, two] = [box.seal('EAAtoken «ünïcode»'), box.seal('EAAtoken «ünïcode»')]
    expect(one).not.toBe(two)
    expect(one).not.toContain('EAAtoken')
    expect([one, two].map(box.open)).toEqual(['EAAtoken «ünïcode»', 'EAAtoken «ünïcode»'])
  })

  it('does not open when one bit of it was changed, or a part is missing', () => {
    const sealed = box.seal('EAAtoken')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => box.open(`v1.${changed.toString('base64url')}`)).toThrow()
    }
    expect(() => box.open(`v1.${bytes.subarray(0, 20).toString('base64url')}`)).toThrow()
    expect(() => box.open('')).toThrow()
  })

  it('does not open with another NEXTAUTH_SECRET', async () => {
    const sealed = box.seal('EAAtoken')
    const other = await openedWith('another secret of tests, as long as it')
    expect(() => other.open(sealed)).toThrow()
  })
})
