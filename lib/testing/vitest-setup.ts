import { format } from 'node:util'
import { afterEach, beforeEach, expect } from 'vitest'

// A warning nobody reads hides the next one, so a test fails on any it did not expect: a test that
// provokes one replaces console.error or console.warn with a mock of its own.
const strays: string[] = []

beforeEach(() => {
  strays.length = 0
  console.error = (...parts: unknown[]) => strays.push(format(...parts))
  console.warn = (...parts: unknown[]) => strays.push(format(...parts))
})

afterEach(() => {
  expect(strays, 'console.error or console.warn was called').toEqual([])
})
