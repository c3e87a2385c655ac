import { describe, expect, it } from 'vitest'
import { checkPassword } from './check-password'

const ana = { name: 'Ana Ruiz', email: 'ana.ruiz@shop.example' }
const refusal = (password: string) => {
  try {
    checkPassword(password, ana)
  } catch (cause) {
    return (cause as { code: string }).code
  }
  return null
}

describe('a new password', () => {
  it.each([
    'short',
    '7 chars',
    '',
    'x'.repeat(129),
    'password',
    'PassWord1',
    'P@ssw0rd123',
    'Sunshine2025!',
    'qwertyuiop',
    '1q2w3e4r5t',
    'letmein123',
    'iloveyou!!',
    'abcdefghijkl',
    '9876543210',
    'abcabcabcabc',
    'aaaaaaaaaaaaaaa',
    'abababababab',
    'ana.ruiz@shop.example',
    'AnaRuiz2026',
    'ana-ruiz-123',
    'ruiz12345678',
    'Parley2026!',
    'Welcome2026',
    'Ｐａｓｓｗｏｒｄ1',
  ])('%j is refused', (password) => {
    expect(refusal(password)).toBe('weak_password')
  })

  it.each([
    'correct horse battery',
    'parley-demo',
    'tr7-Kd0s',
    'käse auf brot um acht',
    '東京の夏は暑いですね',
    'my cat likes ana',
    `${'long '.repeat(25)}end`,
  ])('%j is taken', (password) => {
    expect(refusal(password)).toBeNull()
  })
})
