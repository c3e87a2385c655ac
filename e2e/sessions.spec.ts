import { expect } from '@playwright/test'
import { ana, mia, signInByForm } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered } from './fixtures/troubles'

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1'

test('[R9] ending another sign-in signs its windows out at once, by themselves', async ({
  openDesk,
  openTab,
  newCustomer,
  playwright,
  baseURL,
  troubles,
}) => {
  troubles.expect(answered(401))
  const customer = await newCustomer()
  const signIn = async (userAgent?: string) => {
    const request = await playwright.request.newContext({ baseURL, ...(userAgent && { userAgent }) })
    const made = await signInByForm(request, mia)
    await request.dispose()
    return made
  }
  const here = await openDesk(mia, { storageState: await signIn(), path: '/settings/sessions' })
  const there = await openDesk(mia, { storageState: await signIn(iPhone), userAgent: iPhone })
  const tabThere = await openTab(there)
  await there.open(customer)
  await here.page.reload()
  await here.page.getByRole('button', { name: 'End Safari on iOS' }).click()
  await here.page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()

  for (const desk of [there, tabThere]) await expect(desk.page).toHaveURL(/\/sign-in/, { timeout: 3_000 })
  await expect(here.page.getByRole('button', { name: 'End Safari on iOS' })).toHaveCount(0)
  await here.live()
  await customer.write('Heard by those who stay')
  expect((await there.page.request.get('/api/snapshot')).status()).toBe(401)
  expect((await here.page.request.get('/api/snapshot')).status()).toBe(200)
})

test('[R9] signing out ends the session in every tab, and its cookie opens nothing any more', async ({
  openDesk,
  openTab,
  playwright,
  baseURL,
  troubles,
}) => {
  troubles.expect(answered(401))
  const request = await playwright.request.newContext({ baseURL })
  const storageState = await signInByForm(request, ana)
  const desk = await openDesk(ana, { storageState })
  const tab = await openTab(desk)
  await desk.page.getByRole('button', { name: 'Account of Ana Ruiz' }).click()
  await desk.page.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const { page } of [desk, tab]) await expect(page).toHaveURL(/\/sign-in/, { timeout: 3_000 })
  await desk.page.goto('/')
  await expect(desk.page).toHaveURL(/\/sign-in/)
  // A copy of the cookie from before is worth nothing.
  expect((await request.get('/api/snapshot')).status()).toBe(401)
  await request.dispose()
})
