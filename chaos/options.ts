import { parseArgs } from 'node:util'

export type Options = {
  only: string[]
  seconds: number
  isShort: boolean
  proves: boolean
  lists: boolean
  seed: number
  /** A file for `npm test`: how many passed and failed. */
  results: string | undefined
}

const usualSeconds = 20
const shortSeconds = 6

/** Reads the command line; throws a text for the person who typed something else. */
export const readOptions = (args: string[], names: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      seconds: { type: 'string' },
      short: { type: 'boolean', default: false },
      prove: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      seed: { type: 'string' },
      results: { type: 'string' },
    },
  })
  const only = values.only?.split(',').map((name) => name.trim()) ?? []
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`There is no scenario "${unknown}": choose ${names.join(', ')}.`)
  return {
    only,
    seconds: number('seconds', values.seconds) ?? (values.short ? shortSeconds : usualSeconds),
    isShort: values.short,
    proves: values.prove,
    lists: values.list,
    seed: number('seed', values.seed) ?? Date.now() % 100_000,
    results: values.results,
  }
}

const number = (name: string, given: string | undefined) => {
  if (given === undefined) return undefined
  const value = Number(given)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1 on.`)
  return value
}
