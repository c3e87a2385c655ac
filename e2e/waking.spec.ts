import { expect, type Page } from '@playwright/test'
import { contractVersion } from '@/lib/contract/events'
import { ana, ben } from './fixtures/accounts'
import type { Desk } from './fixtures/desk'
import { Line } from './fixtures/line'
import { test } from './fixtures/test'
import { answered, noConnection } from './fixtures/troubles'
import { wentOut } from './fixtures/unsent'

const seconds = (since: number) => (performance.now() - since) / 1000

/**
 * Stands a page still as freezing does: no timer, no answer, no event, while the network goes on. (Chromium without a screen
 * takes Page.setWebLifecycleState and does nothing, since its pages are never hidden.) Answers how to wake it.
 */
const freeze = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Debugger.enable')
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve))
  await session.send('Debugger.pause')
  await paused
  return () => session.send('Debugger.disable')
}

/** Which message stands where in the thread. */
const placeOf = (desk: Desk, text: string) =>
  desk.bubble(text).evaluate((bubble) => Math.round(bubble.getBoundingClientRect().top))

test('[R5] a tab that was frozen until the server gave it up is live within 2 s of waking, its draft kept', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  test.setTimeout(90_000)
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const [desk, colleague] = [await openDesk(ana), await openDesk(ben)]
  await desk.open(customer)
  await desk.composer.fill('Before falling asleep')
  await colleague.open(customer)
  await expect(colleague.viewers(customer)).toHaveText('Ana is looking at this')
  const wake = await freeze(desk.page)
  await colleague.page.getByRole('button', { name: /^Assignee:/ }).click()
  const gone = colleague.page.getByRole('menuitemradio', { name: /^Ana Ruiz ?, Offline$/ })
  await expect(gone).toBeVisible({ timeout: 45_000 })
  await business.send(customer.conversationId, 'Written while it slept')

  const woken = performance.now()
  await wake()
  await expect(desk.bubble('Written while it slept')).toBeVisible({ timeout: 2_000 })
  await desk.live(2_000)
  console.log(`\nLive ${seconds(woken).toFixed(1)} s after waking\n`)
  await expect(desk.composer).toHaveValue('Before falling asleep')
  await desk.wasNeverReloaded()
})

test('[R5] [R16] a line that dies without a word is noticed within 20 s, and the window is back within 2 s of the network', async ({
  openDesk,
  newCustomer,
  business,
  signedIn,
  baseURL,
  troubles,
}) => {
  test.setTimeout(120_000)
  troubles.expect(noConnection, answered(409))
  const customer = await newCustomer()
  const line = await Line.to(String(baseURL))
  const desk = await openDesk(ana, { baseURL: line.baseURL, storageState: await signedIn(ana) })
  await desk.open(customer)
  line.die()
  const died = performance.now()
  await desk.send('Into the void')
  await expect(desk.connection).toContainText(/^Offline since/, { timeout: 20_000 })
  console.log(`\nOffline ${seconds(died).toFixed(1)} s after the line died\n`)
  await business.send(customer.conversationId, 'Meanwhile')

  line.revive()
  const revived = performance.now()
  // What a browser says when its network changes.
  await desk.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await desk.live(2_000)
  console.log(`\nLive ${seconds(revived).toFixed(1)} s after the network came back\n`)
  await expect(desk.bubble('Meanwhile')).toBeVisible()
  await desk.bubble('Into the void').getByRole('button', { name: 'Send anyway' }).click()
  await wentOut(business, customer.conversationId, ['Meanwhile', 'Into the void'])
  await desk.wasNeverReloaded()
  line.close()
})

test('[R5] a window that was away for too long starts over by itself, at the same place in the thread, its draft kept', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  for (let index = 1; index <= 40; index++) await business.send(customer.conversationId, `Line ${index}.`)
  const desk = await openDesk(ana, { path: null })
  let tooLong = false
  await desk.page.routeWebSocket(/socket\.io/, (window) => {
    const server = window.connectToServer()
    // The server's answer to a cursor that its log no longer reaches.
    server.onMessage((message) => {
      const text = String(message)
      const answer = /^(43\d+)\[.*"reset":false.*"presence":/.exec(text)
      if (!tooLong || !answer) return window.send(message)
      tooLong = false
      const [{ data }] = JSON.parse(text.slice(answer[1]?.length))
      const reset = { ok: true, data: { reset: true, epoch: crypto.randomUUID(), presence: data.presence } }
      window.send(`${answer[1]}${JSON.stringify([reset])}`)
    })
  })
  await desk.goto(`/conversations/${customer.conversationId}`)
  await desk.composer.fill('Unfinished')
  await desk.thread(customer).hover()
  await desk.page.mouse.wheel(0, -700)
  await expect(desk.bubble('Line 20.')).toBeVisible()
  const place = await placeOf(desk, 'Line 20.')
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await business.send(customer.conversationId, 'After a week')
  tooLong = true
  const snapshot = desk.page.waitForResponse('**/api/snapshot')
  const back = performance.now()
  await desk.page.context().setOffline(false)
  await snapshot
  await desk.live(2_000)
  console.log(`\nStarted over ${seconds(back).toFixed(1)} s after the network came back\n`)
  await expect(desk.page.getByRole('button', { name: '1 new message' })).toBeVisible()
  expect(await placeOf(desk, 'Line 20.')).toBe(place)
  await expect(desk.composer).toHaveValue('Unfinished')
  await desk.wasNeverReloaded()
})

test('an old tab lives on with a newer server, offers to reload, also after being offline, and its unsent message survives that', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const desk = await openDesk(ana, { path: null })
  let newer = true
  await desk.page.routeWebSocket(/socket\.io/, (window) => {
    const server = window.connectToServer()
    server.onMessage((message) => {
      if (!newer) return window.send(message)
      const text = String(message)
      // An event that this tab's code has never heard of, live and in replay.
      const unknown = /^42\["conversation:updated",(\{.*\})\]$/.exec(text)
      if (unknown) window.send(`42["parcel:lost",${unknown[1]}]`)
      const strange = text.replaceAll('"name":"contact:updated"', '"name":"parcel:lost"')
      window.send(
        strange.replaceAll(
          `"contractVersion":${contractVersion}`,
          `"contractVersion":${contractVersion + 1}`,
        ),
      )
    })
  })
  await desk.goto(`/conversations/${customer.conversationId}`)
  const reload = desk.connection.getByRole('button', { name: 'Reload' })
  await expect(desk.connection).toContainText('A new version is there', { timeout: 15_000 })
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  const { conversation } = await business.conversation(customer.conversationId)
  await business.request.patch(`/api/contacts/${conversation.contact.id}`, { data: { name: customer.name } })
  await customer.write('Can you still hear me?')
  await desk.page.context().setOffline(false)
  await expect(desk.bubble('Can you still hear me?')).toBeVisible()
  await customer.write('And now?')
  await expect(desk.bubble('And now?')).toBeVisible()
  await expect(reload).toBeVisible()
  await desk.wasNeverReloaded()

  let held = true
  await desk.page.route('**/messages', (route) => {
    if (!held || route.request().method() !== 'POST') return route.continue()
  })
  await desk.send('Carry me over')
  await expect(desk.bubble('Carry me over')).toBeVisible()
  newer = false
  held = false
  await reload.click()
  await expect(desk.tick('Carry me over')).toHaveText('Delivered')
  await desk.live()
  await wentOut(business, customer.conversationId, ['Carry me over'])
})

test('[R16] a server that says it is behind its log is shown as delayed, until it says otherwise', async ({
  openDesk,
  business,
}) => {
  const desk = await openDesk(ana, { path: null })
  let say = (_text: string) => {}
  await desk.page.routeWebSocket(/socket\.io/, (window) => {
    const server = window.connectToServer()
    say = (text) => window.send(text)
    // Its own word for it would come in between.
    server.onMessage((message) => String(message).startsWith('42["head"') || window.send(message))
  })
  await desk.goto('/')
  const { epoch, seq } = await business.snapshot()
  const sayBehind = (behind: number) =>
    say(`42["head",${JSON.stringify({ epoch, seq, contractVersion, behind })}]`)
  sayBehind(5_000)
  await expect(desk.connection).toContainText(/^Delayed since \d\d:\d\d/)
  sayBehind(0)
  await desk.live()
})
