import { expect, it } from 'vitest'
import { callerAddress } from './caller-address'

it.each([
  ['off', '10.0.0.1', '1.2.3.4', '10.0.0.1'],
  ['off', '::ffff:10.0.0.1', undefined, '10.0.0.1'],
  [1, '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  [1, '10.0.0.1', 'made up, 203.0.113.9', '203.0.113.9'],
  [2, '10.0.0.1', 'made up, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  [1, '10.0.0.1', undefined, '10.0.0.1'],
  [2, '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  [1, undefined, ' , ', 'unknown'],
] as const)('behind %s proxies, from %s with %s, a caller is %s', (hops, remote, forwarded, address) => {
  expect(callerAddress(remote, forwarded, hops)).toBe(address)
})

it('keeps an address short, whatever a proxy was told', () => {
  expect(callerAddress('10.0.0.1', 'x'.repeat(9_000), 1)).toHaveLength(64)
})
