import { expect } from '@playwright/test'
import { demoPassword } from '@/lib/demo-accounts'
import { mia } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered } from './fixtures/troubles'

test('[R18] a wrong password is said in clear words, and the right one leads to the inbox', async ({
  openDesk,
  troubles,
}) => {
  // The browser itself notes the refusal.
  troubles.expect(answered(401))
  const desk = await openDesk(mia, { storageState: { cookies: [], origins: [] }, path: null })
  const { page } = desk
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('E-mail').fill(mia.email)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveText(
    'This e-mail and password do not match. Check both, then try again.',
  )
  await expect(page.getByLabel('E-mail')).toHaveValue(mia.email)

  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await desk.live()
  await expect(page).toHaveURL('/')
  await expect(desk.list.getByRole('listitem').first()).toBeVisible()
})
