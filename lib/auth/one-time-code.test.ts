import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newSecret, setupUri, stepOfCode } from './one-time-code'

// RFC 6238, appendix B, cut to six digits: the ASCII secret "12345678901234567890" in base 32.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('one-time codes', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('are those of RFC 6238 at %i s', (seconds, code, step) => {
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(step)
  })

  it('are taken one step early or late, with the step they belong to, and no further', () => {
    const now = 1_800_000_015_000
    const step = TOTP.counter({ timestamp: now })
    const codeAt = (offset: number) => new TOTP({ secret }).generate({ timestamp: now + offset * 30_000 })
    expect([-2, -1, 0, 1, 2].map((offset) => stepOfCode(secret, codeAt(offset), now))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ])
  })

  it('have secrets of 160 bits, each new, in an address that apps read', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
    const uri = new URL(setupUri(secret, 'ana@shop.example'))
    expect(uri.protocol).toBe('otpauth:')
    expect(uri.searchParams.get('secret')).toBe(secret)
    expect(uri.searchParams.get('issuer')).toBe('Parley')
  })
})
