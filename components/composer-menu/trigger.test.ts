import { expect, it } from 'vitest'
import { replaceTrigger, triggerAt } from './trigger'

const kindOf = (text: string, note = true, caret = text.length) => triggerAt(text, caret, note)?.kind ?? null

it('opens for a sign that begins a word, with what was typed after it', () => {
  expect(triggerAt('/re', 3, false)).toEqual({ kind: 'action', start: 0, end: 3, query: 're' })
  expect(triggerAt('Ask @Be', 7, true)).toEqual({ kind: 'mention', start: 4, end: 7, query: 'Be' })
  expect(triggerAt('Thanks :smi and more', 11, false)).toMatchObject({ kind: 'emoji', query: 'smi' })
  expect(kindOf('First line\n/')).toBe('action')
  expect(kindOf('@Łukasz')).toBe('mention')
})

it.each([
  'https://shop.example',
  'and/or',
  'ana@demo.parley',
  'at 10:30',
  'Note: yes',
  ':',
  ':)',
  ':-)',
  '/ x',
])('leaves "%s" alone', (text) => {
  expect(kindOf(text)).toBeNull()
})

it('mentions nobody to a customer', () => {
  expect(kindOf('@Be', false)).toBeNull()
  expect(kindOf('@Be', true)).toBe('mention')
})

it('looks at what is before the caret only', () => {
  expect(kindOf('/resolve', true, 0)).toBeNull()
  expect(triggerAt('/resolve', 3, true)?.query).toBe('re')
})

it('puts the choice where the sign was and keeps what stands around it', () => {
  const trigger = triggerAt('Ask @Be about it', 7, true)
  expect(trigger && replaceTrigger('Ask @Be about it', trigger, '@Ben Okafor ')).toEqual({
    text: 'Ask @Ben Okafor  about it',
    caret: 16,
  })
})
