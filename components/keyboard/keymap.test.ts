import { expect, it } from 'vitest'
import messages from '@/messages/en.json'
import { actionIds, capsOf, keymap, worksInFields } from './keymap'

it('gives every action a text', () => {
  expect(Object.keys(messages.actions).sort()).toEqual([...actionIds].sort())
})

it('gives no keys to two actions', () => {
  const keys = actionIds.flatMap((id) => keymap[id].keys)
  expect(new Set(keys).size).toBe(keys.length)
})

it('starts no sequence with a key that does something by itself', () => {
  const keys: string[] = actionIds.flatMap((id) => keymap[id].keys)
  const starts = keys.filter((one) => one.includes(' ')).map((one) => one.split(' ')[0])
  expect(starts.filter((start) => start && keys.includes(start))).toEqual([])
})

it('prints keys as they stand on the keyboard', () => {
  expect(capsOf('$mod+k', true)).toEqual(['⌘', 'K'])
  expect(capsOf('$mod+k', false)).toEqual(['Ctrl', 'K'])
  expect(capsOf('[Shift]+?', false)).toEqual(['?'])
  expect(capsOf('g i', false)).toEqual(['G', 'I'])
  expect(capsOf('Shift+Digit1', false)).toEqual(['Shift', '1'])
})

it('lets only combinations work while one writes', () => {
  expect(worksInFields('$mod+k')).toBe(true)
  expect(worksInFields('Alt+KeyN')).toBe(true)
  expect(worksInFields('j')).toBe(false)
  expect(worksInFields('Shift+G')).toBe(false)
})
