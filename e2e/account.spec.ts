import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { demoPassword } from '@/lib/demo-accounts'
import { ana, mia } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered } from './fixtures/troubles'

// The owner of the demo, who is not among the accounts that the sign-in page offers: nobody else here signs in as her.
const nora = { email: 'nora@demo.parley' }
const signedOut = { storageState: { cookies: [], origins: [] }, path: null }

const signIn = async (page: Page, password: string) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(nora.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const isAccessible = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

test('a second factor is set up with a code, asked for at sign-in, and turned off', async ({
  openDesk,
  troubles,
}) => {
  // The browser notes the refusals.
  troubles.expect(answered(401))
  const desk = await openDesk(mia, signedOut)
  const { page } = desk
  await signIn(page, demoPassword)
  await desk.live()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page).toHaveURL(/\/settings\/account$/)
  await isAccessible(page)

  await page.getByRole('button', { name: 'Turn on' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your password').fill('not it')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByText('This is not your password.')).toBeVisible()
  await dialog.getByLabel('Your password').fill(demoPassword)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const secret = (await dialog.locator('code').textContent()) ?? ''
  await isAccessible(page)
  await dialog.getByLabel('Code from the app').fill(new TOTP({ secret }).generate())
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  const shown = dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const recoveryCodes = await shown.allInnerTexts()
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 recovery codes left.')).toBeVisible()

  const other = await openDesk(mia, signedOut)
  await signIn(other.page, demoPassword)
  await expect(other.page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await expect(other.page.getByLabel('Code')).toBeFocused()
  await isAccessible(other.page)
  await other.page.getByLabel('Code').fill('000000')
  await other.page.getByRole('button', { name: 'Continue' }).click()
  await expect(other.page.getByRole('alert').filter({ hasText: /./ })).toContainText('This code is wrong')
  await other.page.getByLabel('Code').fill(recoveryCodes[0] ?? '')
  await other.page.getByRole('button', { name: 'Continue' }).click()
  await other.live()

  await page.getByRole('button', { name: 'Turn off' }).click()
  await dialog.getByLabel('Your password').fill(demoPassword)
  await dialog.getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByRole('button', { name: 'Turn on' })).toBeVisible()
})

test('a changed password signs the other devices out, and a weak one is refused in clear words', async ({
  openDesk,
  troubles,
}) => {
  troubles.expect(answered(401), answered(422))
  const here = await openDesk(mia, signedOut)
  await signIn(here.page, demoPassword)
  await here.live()
  const there = await openDesk(mia, signedOut)
  await signIn(there.page, demoPassword)
  await there.live()
  await here.page.goto('/settings/account')
  const change = async (from: string, to: string) => {
    await here.page.getByLabel('Present password').fill(from)
    await here.page.getByLabel('New password').fill(to)
    await here.page.getByRole('button', { name: 'Change password' }).click()
  }
  await change(demoPassword, 'Password2026')
  await expect(here.page.getByText(/Take another one/)).toBeVisible()
  await change(demoPassword, 'eight owls in a barn')
  await expect(here.page.getByText(/^Password changed/)).toBeVisible()
  await expect(there.page).toHaveURL(/\/sign-in/)
  await here.live()
  await change('eight owls in a barn', demoPassword)
  await expect(here.page.getByLabel('Present password')).toHaveValue('')
})

test('the audit log shows admins what happened, and nobody else', async ({ openDesk, troubles }) => {
  troubles.expect(answered(403))
  const admin = await openDesk(mia, { path: '/settings/audit' })
  const entries = admin.page.getByRole('list', { name: 'Entries, newest first' })
  await expect(entries.getByText('Signed in').first()).toBeVisible()
  await expect(
    entries
      .getByText(/Chrome on|Chrome,/)
      .or(entries.getByText(/127\.0\.0\.1|::1/))
      .first(),
  ).toBeVisible()
  await isAccessible(admin.page)
  const agent = await openDesk(ana, { path: '/settings/account' })
  await expect(agent.page.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
  await agent.page.goto('/settings/audit')
  await expect(agent.page.getByText('Only admins can see the audit log')).toBeVisible()
})
