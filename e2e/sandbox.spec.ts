import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'

/** A name that no earlier run on the same data has given. */
const unique = (name: string) => `${name} ${uuidv7().slice(-6)}`

/** The business' side of these journeys, over its public API: the inbox has journeys of its own. */
const desk = async (request: APIRequestContext) => {
  const data = { email: 'ben@demo.parley', password: 'parley-demo' }
  const { token } = await (await request.post('/api/sessions', { data })).json()
  const headers = { authorization: `Bearer ${token}` }
  type Item = { conversation: { id: string; contact: { name: string } } }
  const find = async (name: string) => {
    const { conversations } = await (await request.get('/api/snapshot', { headers })).json()
    return (conversations as Item[]).find(({ conversation }) => conversation.contact.name === name)
      ?.conversation.id
  }
  const messages = async (id: string) =>
    (await (await request.get(`/api/conversations/${id}/messages`, { headers })).json()).items as {
      text: string
      status: string | null
      error: { code: number } | null
    }[]
  return {
    token,
    conversationOf: async (name: string) => {
      await expect.poll(() => find(name)).toBeTruthy()
      return String(await find(name))
    },
    send: async (id: string, text: string) => {
      const body = { clientMsgId: uuidv7(), text }
      const answer = await request.post(`/api/conversations/${id}/messages`, { headers, data: body })
      expect(answer.ok()).toBe(true)
    },
    sent: async (id: string, text: string) => (await messages(id)).find((message) => message.text === text),
  }
}

const openPhone = async (page: Page, token: string) => {
  await page
    .context()
    .addCookies([{ name: 'next-auth.session-token', value: token, url: test.info().project.use.baseURL }])
  await page.goto('/sandbox')
  await expect(page.getByRole('list', { name: 'Chats' })).toBeVisible()
}

const addCustomer = async (page: Page, name: string) => {
  const form = page.getByRole('form', { name: 'New customer' })
  await form.getByLabel('Name').fill(name)
  await form.getByRole('button', { name: 'Add customer' }).click()
  await expect(page.getByRole('log', { name: `Chat of ${name}` })).toBeVisible()
}

const write = async (page: Page, name: string, text: string) => {
  await page.getByRole('textbox', { name: `Message as ${name}` }).fill(text)
  await page.getByRole('textbox', { name: `Message as ${name}` }).press('Enter')
}

/** Does something that changes a customer's settings; they show at once, so wait until the server has them too. */
const saved = async (page: Page, act: () => Promise<unknown>) => {
  const answer = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await act()
  expect((await answer).ok()).toBe(true)
}

/** The ticks of what the customer wrote. */
const ticks = (page: Page, text: string) =>
  page.locator('[data-side="own"]', { hasText: text }).locator('[data-status]')

test('a customer who writes gets ticks, and an answer without a reload', async ({ page, request }) => {
  const business = await desk(request)
  await openPhone(page, business.token)
  const wanda = unique('Wanda Write')
  await addCustomer(page, wanda)
  await write(page, wanda, 'Do you ship to Malta? 📦')
  await expect(ticks(page, 'Malta')).toHaveAttribute('data-status', 'delivered')

  const id = await business.conversationOf(wanda)
  await business.send(id, 'We do, in four days.')
  await expect(page.locator('[data-side="business"]', { hasText: 'four days' })).toBeVisible()
  await expect.poll(async () => (await business.sent(id, 'We do, in four days.'))?.status).toBe('read')
})

test('a chat that is not open is not read, and its row says that something is new', async ({
  page,
  request,
}) => {
  const business = await desk(request)
  await openPhone(page, business.token)
  const nora = unique('Nora News')
  await addCustomer(page, nora)
  await write(page, nora, 'Hello there')
  const id = await business.conversationOf(nora)
  await page.getByRole('button', { name: 'Back to the chats' }).click()
  await business.send(id, 'Good morning')
  const row = page.getByRole('button', { name: nora })
  await expect(row).toContainText('Good morning')
  await expect(row.getByRole('img', { name: 'New message' })).toBeVisible()
  await expect.poll(async () => (await business.sent(id, 'Good morning'))?.status).toBe('delivered')
  await row.click()
  await expect.poll(async () => (await business.sent(id, 'Good morning'))?.status).toBe('read')
})

test('with read receipts off, the business learns of delivery only', async ({ page, request }) => {
  const business = await desk(request)
  await openPhone(page, business.token)
  const silas = unique('Silas Silent')
  await addCustomer(page, silas)
  await write(page, silas, 'Hi')
  const id = await business.conversationOf(silas)
  await saved(page, () => page.getByRole('switch', { name: 'Read receipts' }).click())
  await expect(page.getByRole('switch', { name: 'Read receipts' })).not.toBeChecked()
  await business.send(id, 'unread for ever')
  await expect(page.getByText('unread for ever')).toBeVisible()
  await expect.poll(async () => (await business.sent(id, 'unread for ever'))?.status).toBe('delivered')
  // A customer with receipts on reads what comes later; by then this message had its time.
  await page.getByRole('button', { name: 'Back to the chats' }).click()
  const rita = unique('Rita Reads')
  await addCustomer(page, rita)
  await write(page, rita, 'Hi')
  const other = await business.conversationOf(rita)
  await business.send(other, 'for Rita')
  await expect.poll(async () => (await business.sent(other, 'for Rita'))?.status).toBe('read')
  expect((await business.sent(id, 'unread for ever'))?.status).toBe('delivered')
})

test('a chosen failure reaches the business with its code, once', async ({ page, request }) => {
  const business = await desk(request)
  await openPhone(page, business.token)
  const fay = unique('Fay Failure')
  await addCustomer(page, fay)
  await write(page, fay, 'Hi')
  const id = await business.conversationOf(fay)
  await saved(page, () => page.getByLabel('Next message fails with').selectOption('131047'))
  await expect(page.getByText('will not go through')).toBeVisible()
  await business.send(id, 'first try')
  await expect.poll(async () => (await business.sent(id, 'first try'))?.error?.code).toBe(131047)
  await expect(page.getByLabel('Next message fails with')).toHaveValue('none')
  await business.send(id, 'second try')
  await expect(page.getByText('second try')).toBeVisible()
  await expect(page.getByText('first try')).toHaveCount(0)
})

for (const width of [1440, 390])
  test(`axe finds nothing on the phones at ${width} px, light and dark`, async ({ page, request }) => {
    await page.setViewportSize({ width, height: 900 })
    const business = await desk(request)
    await openPhone(page, business.token)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto('/sandbox')
      await expect(page.getByRole('listitem').first()).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations, `list, ${colorScheme}`).toEqual([])
      await page.getByRole('listitem').getByRole('button').first().click()
      await expect(page.getByRole('log').locator('[data-message-id]').first()).toBeVisible()
      expect((await new AxeBuilder({ page }).analyze()).violations, `chat, ${colorScheme}`).toEqual([])
    }
  })

test('who is not signed in is sent to sign in, and comes back', async ({ page }) => {
  await page.goto('/sandbox')
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=(%2F|\/)sandbox/)
})
