import { expect } from '@playwright/test'
import { ana, ben, mia, signInByForm } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered, noConnection } from './fixtures/troubles'

/** Acts in one window until another shows it, some times over; answers the shortest time, since the machine has other work. */
const agree = async (rounds: [act: () => Promise<void>, shown: () => Promise<void>][]): Promise<number> => {
  const times: number[] = []
  for (const [act, shown] of rounds) {
    const begun = performance.now()
    await act()
    await shown()
    times.push(performance.now() - begun)
  }
  return Math.min(...times)
}

test('what a person writes, takes and reads in one tab stands in their other tabs within half a second', async ({
  openDesk,
  openTab,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  const tab = await openTab(desk, `/conversations/${customer.conversationId}`)
  await desk.open(customer)
  await desk.page.bringToFront()
  const press = (key: string) => desk.page.keyboard.press(key)

  const write = (text: string): [() => Promise<void>, () => Promise<void>] => [
    () => desk.composer.fill(text),
    () => expect(tab.composer).toHaveValue(text),
  ]
  expect(await agree(['Dear', 'Dear customer', 'Dear customer,', ''].map(write))).toBeLessThan(500)

  await press('Escape')
  const take = (key: string, text: string): [() => Promise<void>, () => Promise<void>] => [
    () => press(key),
    () => expect(tab.row(customer)).toContainText(text),
  ]
  const takes = ['Assigned to you', 'Not assigned', 'Assigned to you', 'Not assigned'].map((text, index) =>
    take(index % 2 ? 'Shift+A' : 'i', text),
  )
  expect(await agree(takes)).toBeLessThan(500)

  const themes = ['dark', 'light', 'dark', 'light'].map(
    (theme): [() => Promise<void>, () => Promise<void>] => [
      () => press('Shift+T'),
      () => expect(tab.page.locator('html')).toHaveClass(theme),
    ],
  )
  expect(await agree(themes)).toBeLessThan(500)

  await press('u')
  await expect(tab.row(customer)).toContainText('1 unread message')
  await tab.page.bringToFront()
  await customer.write('Are you reading this?')
  await expect(tab.row(customer)).not.toContainText('unread')
  await expect(desk.row(customer)).not.toContainText('unread')
})

test('a draft is there on another device, follows what is written later, and never replaces what is being typed', async ({
  openDesk,
  newCustomer,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const path = `/conversations/${customer.conversationId}`
  const laptop = await openDesk(ana, { path })
  await laptop.composer.fill('Begun on the laptop')
  const phone = await openDesk(ana, { path })
  await expect(phone.composer).toHaveValue('Begun on the laptop')
  await phone.composer.fill('Begun on the laptop, ended on the phone')
  await expect(laptop.composer).toHaveValue('Begun on the laptop, ended on the phone')

  // Written in a tunnel, and then elsewhere: what was written later stays, in both.
  await laptop.page.context().setOffline(true)
  await expect(laptop.connection).toContainText(/^Offline since/)
  await laptop.composer.fill('In the tunnel')
  await laptop.composer.press('Escape')
  const saved = phone.page.waitForResponse((response) => response.url().endsWith('/draft'))
  await phone.composer.fill('At the desk')
  await saved
  await laptop.page.context().setOffline(false)
  await laptop.live()
  await expect(laptop.composer).toHaveValue('At the desk')
  await expect(phone.composer).toHaveValue('At the desk')

  // What is being typed is not replaced under the hands; then both agree on it.
  await laptop.composer.press('End')
  const typing = laptop.composer.pressSequentially(', typing on and on and on', { delay: 120 })
  await phone.composer.fill('An interruption')
  await typing
  await expect(laptop.composer).toHaveValue('At the desk, typing on and on and on')
  await expect(phone.composer).toHaveValue('At the desk, typing on and on and on')

  // Sent in one place, it is gone in the other.
  await laptop.composer.press('Escape')
  await phone.composer.press('Enter')
  await expect(laptop.composer).toHaveValue('')
})

test('who says that they are away is away for everybody, on all their devices, until they say otherwise', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forMia, forBen] = [await openDesk(mia), await openDesk(ben)]
  await forBen.open(customer)
  await forBen.page.getByRole('button', { name: /^Assignee:/ }).click()
  const here = (state: string) =>
    forBen.page.getByRole('menuitemradio', { name: new RegExp(`^Mia Chen ?, ${state}$`) })
  await expect(here('Online')).toBeVisible()
  await forMia.page.keyboard.press('Shift+W')
  await expect(here('Away')).toBeVisible()
  const again = await openDesk(mia)
  await again.page.getByRole('button', { name: 'Account of Mia Chen' }).click()
  await expect(again.page.getByRole('menuitemradio', { name: 'Away' })).toBeChecked()
  await again.page.getByRole('menuitemradio', { name: 'Automatic' }).click()
  await expect(here('Online')).toBeVisible()
})

test('[R9] signing out without a network covers every tab at once, and ends the session when the network is back', async ({
  openDesk,
  openTab,
  newCustomer,
  playwright,
  baseURL,
  troubles,
}) => {
  troubles.expect(noConnection, answered(401))
  const customer = await newCustomer()
  const request = await playwright.request.newContext({ baseURL })
  const storageState = await signInByForm(request, ana)
  const desk = await openDesk(ana, { storageState })
  const tab = await openTab(desk)
  await desk.open(customer)
  await tab.open(customer)
  await tab.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await desk.send('Not sent before leaving')
  await desk.page.getByRole('button', { name: 'Account of Ana Ruiz' }).click()
  await desk.page.getByRole('menuitem', { name: 'Sign out' }).click()
  const question = desk.page.getByRole('dialog', { name: 'Sign out before everything is sent?' })
  await question.getByRole('button', { name: 'Sign out' }).click()
  for (const { page } of [desk, tab]) {
    await expect(page.getByText('You are signed out')).toBeVisible()
    await expect(page.getByText(customer.name)).toHaveCount(0)
  }
  expect((await request.get('/api/snapshot')).status()).toBe(200)

  await tab.page.context().setOffline(false)
  for (const { page } of [desk, tab]) await expect(page).toHaveURL(/\/sign-in/)
  expect((await request.get('/api/snapshot')).status()).toBe(401)
  await request.dispose()
})
