import { expect } from '@playwright/test'
import { ana, ben } from './fixtures/accounts'
import { forgetOnceGone, percentile, pressedAt, seenAt, startStopwatch } from './fixtures/stopwatch'
import { test } from './fixtures/test'

// Recording a trace would be measured too.
test.use({ trace: 'off' })

const report = (what: string, samples: number[]) => {
  const [p50, p95] = [percentile(samples, 0.5), percentile(samples, 0.95)]
  const line = `${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms over ${samples.length}`
  test.info().annotations.push({ type: 'latency', description: line })
  console.log(`\n${line}\n`)
  return p50
}

test('from Enter in one window to the bubble in the other takes less than 100 ms in the median', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forAna.open(customer)
  await forBen.open(customer)
  await Promise.all([startStopwatch(forAna.page), startStopwatch(forBen.page)])
  const samples: number[] = []
  for (let index = 0; index < 30; index++) {
    await forAna.composer.fill(`sample-${index}`)
    await forAna.composer.press('Enter')
    samples.push((await seenAt(forBen.page, `sample-${index}`)) - (await pressedAt(forAna.page)))
  }
  expect(report('Enter to bubble in the other window', samples)).toBeLessThan(100)
})

test('[R10] from a key in one window to “is typing” in the other takes less than 200 ms in the median', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forAna.open(customer)
  await forBen.open(customer)
  await Promise.all([startStopwatch(forAna.page), startStopwatch(forBen.page)])
  const samples: number[] = []
  for (let index = 0; index < 15; index++) {
    await forAna.composer.press('a')
    samples.push((await seenAt(forBen.page, 'is typing')) - (await pressedAt(forAna.page)))
    await forAna.composer.fill('')
    await forgetOnceGone(forBen.page, 'is typing')
  }
  expect(report('Key to “is typing” in the other window', samples)).toBeLessThan(200)
})
