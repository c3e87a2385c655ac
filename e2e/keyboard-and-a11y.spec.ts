import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { ana } from './fixtures/accounts'
import { test } from './fixtures/test'

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html).join('\n')}`,
  )

for (const colorScheme of ['light', 'dark'] as const) {
  const options = { colorScheme, reducedMotion: 'reduce' } as const

  test(`axe finds nothing on the sign-in page, ${colorScheme}`, async ({ openDesk }) => {
    const storageState = { cookies: [], origins: [] }
    const { page } = await openDesk(ana, { ...options, storageState, path: null })
    await page.goto('/sign-in')
    await expect(page.getByRole('heading', { name: 'Sign in to Parley' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  test(`axe finds nothing in the inbox with an open thread, its palette and its shortcuts, ${colorScheme}`, async ({
    openDesk,
    newCustomer,
    business,
  }) => {
    const customer = await newCustomer()
    await customer.failNextWith(131026)
    await business.send(customer.conversationId, 'This one will not arrive')
    await business.send(customer.conversationId, 'A word among colleagues', 'note')
    await customer.write('Hello?')
    const desk = await openDesk(ana, options)
    await desk.open(customer)
    await expect(desk.bubble('Hello?')).toBeVisible()
    await expect(desk.tick('This one will not arrive')).toHaveText('Not delivered')
    expect(await violations(desk.page), 'thread').toEqual([])
    await desk.page.keyboard.press('Control+k')
    await expect(desk.page.getByRole('dialog')).toBeVisible()
    expect(await violations(desk.page), 'palette').toEqual([])
  })

  test(`axe finds nothing on the sessions page, ${colorScheme}`, async ({ openDesk }) => {
    const desk = await openDesk(ana, { ...options, path: '/settings/sessions' })
    await expect(desk.page.getByText('This device', { exact: true })).toBeVisible()
    expect(await violations(desk.page)).toEqual([])
  })

  test(`axe finds nothing on a customer’s phone, ${colorScheme}`, async ({ openDesk, newCustomer }) => {
    const customer = await newCustomer()
    const { page } = await openDesk(ana, { ...options, path: null })
    await page.goto(customer.chatPath)
    await expect(page.getByText('Hello, is anybody there?')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

test('the palette opens with Control+K, finds a customer by name and opens their conversation', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.page.keyboard.press('Control+k')
  const palette = desk.page.getByRole('dialog')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await desk.page.keyboard.type(customer.name)
  await expect(palette.getByRole('option', { name: customer.name })).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(desk.thread(customer)).toBeVisible()
})

test('a question mark lists the shortcuts, and Escape closes them', async ({ openDesk }) => {
  const desk = await openDesk(ana)
  await desk.page.keyboard.press('?')
  const shortcuts = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts.getByRole('term').filter({ hasText: 'Next conversation' })).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await expect(shortcuts).toBeHidden()
})

test('J and K walk through the list, E resolves what is open', async ({ openDesk, newCustomer }) => {
  const [older, newer] = [await newCustomer(), await newCustomer()]
  const desk = await openDesk(ana)
  await expect(desk.row(newer)).toHaveAttribute('aria-posinset', '1')
  await desk.page.keyboard.press('j')
  await expect(desk.thread(newer)).toBeVisible()
  await expect(desk.link(newer)).toHaveAttribute('aria-current', 'page')
  await desk.page.keyboard.press('j')
  await expect(desk.thread(older)).toBeVisible()
  await desk.page.keyboard.press('k')
  await expect(desk.thread(newer)).toBeVisible()
  await desk.page.keyboard.press('e')
  await expect(desk.row(newer)).toBeHidden()
})

test('Enter sends, Shift and Enter break the line, and the focus stays in the composer while messages arrive', async ({
  openDesk,
  newCustomer,
}) => {
  const [customer, other] = [await newCustomer(), await newCustomer()]
  const desk = await openDesk(ana)
  await desk.open(customer)
  await expect(desk.composer).toBeFocused()
  await desk.page.keyboard.type('Two')
  await desk.page.keyboard.press('Shift+Enter')
  await desk.page.keyboard.type('lines')
  await desk.page.keyboard.press('Enter')
  await expect(desk.bubble('Two\nlines')).toBeVisible()
  await expect(desk.composer).toHaveValue('')

  await desk.page.keyboard.type('My ans')
  await customer.write('Wait, one more thing')
  await expect(desk.bubble('Wait, one more thing')).toBeVisible()
  await other.write('I have a question')
  await expect(desk.row(other)).toContainText('I have a question')
  await expect(desk.composer).toBeFocused()
  await desk.page.keyboard.type('wer')
  await expect(desk.composer).toHaveValue('My answer')
})

test('the focus stays on its row while rows move', async ({ openDesk, newCustomer }) => {
  const [first, second] = [await newCustomer(), await newCustomer()]
  const desk = await openDesk(ana)
  await desk.link(second).focus()
  await first.write('Now I am on top')
  await expect(desk.row(first)).toHaveAttribute('aria-posinset', '1')
  await expect(desk.link(second)).toBeFocused()
})

test('on a phone of 390 px the list leads to the thread and back', async ({ openDesk, newCustomer }) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await desk.link(customer).tap()
  await expect(desk.thread(customer)).toBeVisible()
  await expect(desk.list).toBeHidden()
  await desk.page.getByRole('button', { name: 'Back to the list' }).tap()
  await expect(desk.list).toBeVisible()
  await expect(desk.thread(customer)).toBeHidden()
  await desk.link(customer).tap()
  await desk.page.goBack()
  await expect(desk.list).toBeVisible()
  await desk.wasNeverReloaded()
  const width = await desk.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, 'nothing wider than the screen').toBeLessThanOrEqual(390)
})

for (const reducedMotion of ['reduce', 'no-preference'] as const)
  test(`a thread opens at its newest message, with reduced motion "${reducedMotion}"`, async ({
    openDesk,
    newCustomer,
    business,
  }) => {
    const customer = await newCustomer()
    // Of different heights, so that the list must measure before it knows where the end is.
    for (let index = 1; index <= 14; index++) {
      const text = `Number ${index}. ${'It goes on and on. '.repeat((index % 4) * 8)}`
      await business.send(customer.conversationId, text, 'note')
    }
    const path = `/conversations/${customer.conversationId}`
    // Once to read it: only what is read opens at the end.
    const first = await openDesk(ana, { path })
    await expect(first.thread(customer).locator('[data-message-id]').first()).toBeVisible()
    await first.thread(customer).press('End')
    await expect(first.bubble('Number 14.')).toBeInViewport()
    await expect.poll(async () => (await first.row(customer).textContent())?.includes('unread')).toBe(false)
    const again = await openDesk(ana, { path, reducedMotion })
    await expect(again.bubble('Number 14.')).toBeInViewport({ ratio: 1 })
    const toTheEnd = (pane: HTMLElement) => pane.scrollHeight - pane.scrollTop - pane.clientHeight
    await expect.poll(() => again.thread(customer).evaluate(toTheEnd)).toBeLessThanOrEqual(1)
  })
