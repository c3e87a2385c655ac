import { expect, it } from 'vitest'
import { gather } from './gather'

it('asks the first at once, and all that come meanwhile together; each gets its own answer', async () => {
  const asked: number[][] = []
  const double = gather(async (keys: number[]) => {
    asked.push(keys)
    await Promise.resolve()
    return keys.map((key) => key * 2)
  }, 3)
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10])
  expect(asked).toEqual([[1], [2, 3, 4], [5]])
})

it('a failure is that of all who wait; what comes later is asked again', async () => {
  let trouble = true
  const ask = gather(async (keys: number[]) => {
    if (trouble) throw new Error('the database is away')
    return keys
  })
  await expect(Promise.all([ask(1), ask(2)])).rejects.toThrow('the database is away')
  trouble = false
  expect(await ask(3)).toBe(3)
})
