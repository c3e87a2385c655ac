import fc from 'fast-check'
import { expect, it } from 'vitest'
import { visibleName } from './visible-name'

it.each([
  ['Ana Ruiz', 'Ana Ruiz'],
  ['  Ana\n Ruiz\t', 'Ana Ruiz'],
  ['\u202Eana\u202C', 'ana'],
  ['A\u200Bn\u2060a\uFEFF', 'Ana'],
  ['\u200B\u200D\u3164', ''],
  ['\u0000', ''],
  ['محمد', 'محمد'],
  ['می‌خواهم', 'می‌خواهم'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧 Family'],
  ['!\t\u0000\t!', '! !'],
  ['x'.repeat(500), 'x'.repeat(120)],
])('%j is shown as %j', (name, shown) => {
  expect(visibleName(name)).toBe(shown)
})

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10_ff_ff }), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points))

it('leaves nothing invisible, and changes nothing the second time', () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const shown = visibleName(name)
      return visibleName(shown) === shown && !/[\u202a-\u202e\u2066-\u2069\u200b\ufeff\p{Cc}]/u.test(shown)
    }),
  )
})
