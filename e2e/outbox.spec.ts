import { expect } from '@playwright/test'
import { ana, ben } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered, noConnection } from './fixtures/troubles'
import { keptOnDevice, wentOut } from './fixtures/unsent'

test('[R7] what is written offline is unsent in every tab; its tab closed, another one sends it once and in order', async ({
  openDesk,
  openTab,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  const other = await openTab(desk)
  await desk.open(customer)
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await desk.send('One from the tunnel')
  await desk.send('Two from the tunnel')
  await expect(desk.bubble('Two from the tunnel')).toContainText('Waiting for the connection')
  // The other tab does not even show the conversation: its row says so.
  await expect(other.row(customer)).toContainText('Not sent yet')
  expect(await keptOnDevice(other.page)).toEqual(['One from the tunnel', 'Two from the tunnel'])
  await desk.page.close()

  await other.page.context().setOffline(false)
  await other.live()
  await wentOut(business, customer.conversationId, ['One from the tunnel', 'Two from the tunnel'])
  await expect(other.row(customer)).not.toContainText('Not sent yet')
  expect(await keptOnDevice(other.page)).toEqual([])
  await other.open(customer)
  await expect(other.bubble('from the tunnel')).toHaveCount(2)
})

test('[R7] a window that dies right after Enter has handed the message over; opened again, it is there and sent once', async ({
  openDesk,
  openTab,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  const witness = await openTab(desk, '/settings/sessions')
  await desk.open(customer)
  // No tab's request ever leaves, so that only what is on the device can bring it back.
  let held = true
  await desk.page.context().route('**/messages', (route) => {
    if (!held || route.request().method() !== 'POST') return route.continue()
  })
  await desk.composer.fill('Famous last words')
  const crashed = desk.page.waitForEvent('crash')
  await desk.page.evaluate(() => {
    const field = document.activeElement as HTMLElement
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })
  await desk.page.goto('chrome://crash').catch(() => {})
  await crashed
  await expect.poll(() => keptOnDevice(witness.page)).toEqual(['Famous last words'])
  held = false
  await witness.page.close()

  const again = await openTab(desk, `/conversations/${customer.conversationId}`)
  await expect(again.tick('Famous last words')).toHaveText('Delivered')
  await expect(again.bubble('Famous last words')).toHaveCount(1)
  await expect(again.composer).toHaveValue('')
  await wentOut(business, customer.conversationId, ['Famous last words'])
})

test('[R7] two tabs with one outbox send what both wrote, once and in order; a reload in the middle changes nothing', async ({
  openDesk,
  openTab,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  const other = await openTab(desk, `/conversations/${customer.conversationId}`)
  // Stored, but the answers never come.
  await desk.page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch().catch(() => {})
  })
  const written = Array.from({ length: 8 }, (_, index) => `Line ${index + 1}`)
  for (const [index, text] of written.entries()) await (index % 2 ? other : desk).send(text)
  await desk.page.reload()
  await wentOut(business, customer.conversationId, written)
  for (const tab of [desk, other]) {
    await tab.live()
    await expect(tab.bubble('Line')).toHaveCount(8)
    await expect(tab.page.locator('[data-pending]')).toHaveCount(0)
  }
  expect(await keptOnDevice(other.page)).toEqual([])
})

test('an unsent message goes back to the composer to be edited, or is dropped, for all tabs', async ({
  openDesk,
  openTab,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  const other = await openTab(desk, `/conversations/${customer.conversationId}`)
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await desk.send('See you on Mondy')
  await desk.send('Forget this')
  await expect(other.bubble('Forget this')).toContainText('Waiting for the connection')

  await other.bubble('Forget this').getByRole('button', { name: 'Drop' }).click()
  await expect(desk.bubble('Forget this')).toHaveCount(0)
  await desk.bubble('See you on Mondy').getByRole('button', { name: 'Edit' }).click()
  await expect(desk.composer).toHaveValue('See you on Mondy')
  await expect(desk.composer).toBeFocused()
  await expect(other.bubble('See you on Mondy')).toHaveCount(0)
  await desk.send('See you on Monday')

  await desk.page.context().setOffline(false)
  await wentOut(business, customer.conversationId, ['See you on Monday'])
  await expect(desk.tick('See you on Monday')).toHaveText('Delivered')
})

test('[R17] another person who signs in on this browser sees and sends nothing of it; its owner finds and sends it', async ({
  openDesk,
  newCustomer,
  business,
  signedIn,
  troubles,
}) => {
  troubles.expect(noConnection, answered(401))
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  const context = desk.page.context()
  await desk.open(customer)
  await context.setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await desk.send('A secret of Ana’s')
  await expect(desk.bubble('A secret of Ana’s')).toContainText('Waiting for the connection')
  const cookies = await context.cookies()
  await context.clearCookies()
  await context.addCookies((await signedIn(ben)).cookies)

  // The window that is still Ana's does not act as Ben.
  await context.setOffline(false)
  await expect(desk.page.getByRole('button', { name: `Account of ${ben.name}` })).toBeVisible()
  await desk.live()
  await expect(desk.row(customer)).not.toContainText('Not sent')
  await desk.open(customer)
  await expect(desk.bubble('A secret of Ana’s')).toHaveCount(0)
  expect(await keptOnDevice(desk.page)).toEqual(['A secret of Ana’s'])
  await wentOut(business, customer.conversationId, [])

  await context.clearCookies()
  await context.addCookies(cookies)
  await desk.goto(`/conversations/${customer.conversationId}`)
  await wentOut(business, customer.conversationId, ['A secret of Ana’s'])
  await expect(desk.tick('A secret of Ana’s')).toHaveText('Delivered')
})

test('a message that the device cannot store says so in its window, and is sent', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
  })
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await desk.send('No room for me')
  await expect(desk.bubble('No room for me')).toContainText('Keep this window open until it is sent')
  await desk.page.context().setOffline(false)
  await wentOut(business, customer.conversationId, ['No room for me'])
  await expect(desk.bubble('No room for me')).not.toContainText('Keep this window open')
})
