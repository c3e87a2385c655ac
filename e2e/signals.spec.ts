import { expect } from '@playwright/test'
import { ana, ben, mia } from './fixtures/accounts'
import { test } from './fixtures/test'

test('[R10] typing shows in the colleague’s window only, and goes when the words are taken back or sent', async ({
  openDesk,
  openTab,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forAna.open(customer)
  await forBen.open(customer)
  const ownTab = await openTab(forAna, `/conversations/${customer.conversationId}`)

  await forAna.composer.pressSequentially('Let me')
  await expect(forBen.typing).toHaveText('Ana is typing…')
  await expect(forAna.typing).toBeHidden()
  await expect(ownTab.typing).toBeHidden()

  await forAna.composer.fill('')
  await expect(forBen.typing).toBeHidden({ timeout: 1_000 })

  await forAna.composer.pressSequentially('Let me see')
  await expect(forBen.typing).toHaveText('Ana is typing…')
  await forAna.composer.press('Enter')
  await expect(forBen.bubble('Let me see')).toBeVisible()
  await expect(forBen.typing).toBeHidden({ timeout: 1_000 })
})

test('[R10] typing goes by itself when the keys rest, and when the window is closed', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forAna.open(customer)
  await forBen.open(customer)
  await forAna.composer.press('H')
  await expect(forBen.typing).toHaveText('Ana is typing…')
  // Nothing more is said: the time to live of 6 s does it.
  await expect(forBen.typing).toBeHidden({ timeout: 8_000 })

  await forAna.composer.press('i')
  await expect(forBen.typing).toHaveText('Ana is typing…')
  await forAna.page.close()
  await expect(forBen.typing).toBeHidden({ timeout: 2_000 })
})

test('[R10] who looks at a conversation shows, and goes when they leave it or close the window', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forBen.open(customer)
  await expect(forBen.viewers(customer)).toBeHidden()

  await forAna.open(customer)
  await expect(forBen.viewers(customer)).toHaveText('Ana is looking at this')
  await expect(forAna.viewers(customer)).toHaveText('Ben is looking at this')
  await forAna.page.getByRole('link', { name: 'Inbox' }).click()
  await expect(forBen.viewers(customer)).toBeHidden({ timeout: 2_000 })

  await forAna.open(customer)
  await expect(forBen.viewers(customer)).toHaveText('Ana is looking at this')
  await forAna.page.close()
  await expect(forBen.viewers(customer)).toBeHidden({ timeout: 2_000 })
})

test('[R10] a colleague is shown online from their first window to shortly after their last', async ({
  openDesk,
  openTab,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const forBen = await openDesk(ben)
  await forBen.open(customer)
  await forBen.page.getByRole('button', { name: /^Assignee:/ }).click()
  const here = (state: string) =>
    forBen.page.getByRole('menuitemradio', { name: new RegExp(`^Mia Chen ?, ${state}$`) })
  await expect(here('Offline')).toBeVisible()

  const forMia = await openDesk(mia)
  await expect(here('Online')).toBeVisible()
  const second = await openTab(forMia)
  await forMia.page.close()
  await second.live()
  await expect(here('Online')).toBeVisible()
  await second.page.close()
  await expect(here('Offline')).toBeVisible({ timeout: 6_000 })
})
