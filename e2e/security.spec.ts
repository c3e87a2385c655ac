import { expect, type Page } from '@playwright/test'
import { demoPassword } from '@/lib/demo-accounts'
import { ana } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered } from './fixtures/troubles'

/** What the content policy of a page refused since it was opened. */
const watchPolicy = (page: Page) =>
  page.addInitScript(() => {
    const refused: string[] = []
    Reflect.set(window, 'refused', refused)
    document.addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
const refused = (page: Page) => page.evaluate(() => Reflect.get(window, 'refused') as string[])

const nonceOf = (policy: string | undefined) => policy?.match(/'nonce-([^']+)'/)?.[1]

test('pages work under a content policy whose nonce is new for every answer', async ({
  openDesk,
  troubles,
}) => {
  troubles.expect(answered(404))
  const { page } = await openDesk(ana, { path: null })
  await watchPolicy(page)
  const nonces = new Set<string | undefined>()
  for (const path of ['/', '/settings/sessions', '/sandbox', '/there-is-no-such-page', '/']) {
    const answer = await page.goto(path)
    const policy = answer?.headers()['content-security-policy']
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    nonces.add(nonceOf(policy))
    await expect(page.locator('h1, nav').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.className)).toMatch(/light|dark/)
    expect(await refused(page)).toEqual([])
  }
  expect(nonces.size).toBe(5)
  expect(nonces).not.toContain(undefined)
})

/** What somebody could get into a page if we forgot to escape a text. */
const injected = `
  <base href="https://evil.example/">
  <script>window.ran = 'inline'</script>
  <script nonce="">window.ran = 'empty nonce'</script>
  <script nonce="guessed">window.ran = 'guessed nonce'</script>
  <script src="https://evil.example/x.js"></script>
  <script src="data:text/javascript,window.ran='data'"></script>
  <img src="data:," onerror="window.ran = 'handler'">
  <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
  <object data="/sandbox"></object>
  <img src="https://evil.example/leak.png">`

test('what is injected into a page does not run, and sends nothing out', async ({
  openDesk,
  troubles,
  context,
}) => {
  troubles.expect(/./)
  const desk = await openDesk(ana, { storageState: { cookies: [], origins: [] }, path: null })
  const { page } = desk
  await watchPolicy(page)
  const askedOutside: string[] = []
  await context.route('https://evil.example/**', (route) => {
    askedOutside.push(route.request().url())
    return route.fulfill({ contentType: 'text/javascript', body: 'window.ran = "from outside"' })
  })
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/<body[^>]*>/, (tag) => tag + injected)
    await route.fulfill({ response, body })
  })
  await page.goto('/sign-in', { waitUntil: 'load' })
  // The page itself works on: its own scripts carry the nonce.
  await page.getByLabel('E-mail').fill('x@example.com')
  // React has put its own page in order by now; these two are pressed by whoever was lured.
  await page.evaluate(() => {
    const lures = document.createElement('div')
    lures.innerHTML = '<a href="javascript:window.ran = 1">x</a><form action="https://evil.example/"></form>'
    document.body.append(lures)
    lures.querySelector('a')?.click()
    lures.querySelector('form')?.submit()
  })
  const kinds = ['script-src-elem', 'script-src-attr', 'object-src', 'base-uri', 'form-action', 'img-src']
  await expect
    .poll(async () => [...new Set((await refused(page)).map((line) => line.split(' ')[0]))].sort())
    .toEqual(kinds.sort())
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token')
  expect(askedOutside).toEqual([])
})

test('no other site can show it in a frame', async ({ openDesk, troubles, baseURL }) => {
  troubles.expect(/Refused to (frame|display)|frame-ancestors|X-Frame-Options/)
  const { page } = await openDesk(ana, { path: null })
  await page.route('http://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${baseURL}/sign-in"></iframe>` }),
  )
  await page.goto('http://evil.example/')
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
})

test('what customers write is shown as they wrote it and never becomes part of the page', async ({
  openDesk,
  newCustomer,
}) => {
  const html = '<img src=x onerror="window.ran=1"><script>window.ran=2</script><style>*{display:none}</style>'
  const links =
    'javascript:window.ran=3 data:text/html,<script>window.ran=4</script> https://shop.example/a?b=1'
  const customer = await newCustomer(html)
  await customer.write(links)
  await customer.write('\u202Egnp.exe\u202C [x](javascript:alert(1)) \u200B{{7*7}}')
  const desk = await openDesk(ana)
  await desk.open(customer)
  await expect(desk.bubble(html)).toBeVisible()
  const addresses = desk.bubble('shop.example').getByRole('link')
  await expect(addresses).toHaveCount(1)
  await expect(addresses).toHaveAttribute('href', 'https://shop.example/a?b=1')
  await expect(addresses).toHaveAttribute('rel', /noopener/)
  await expect(desk.thread(customer).locator('img, script, style')).toHaveCount(0)
  await expect(desk.bubble('{{7*7}}').getByRole('link')).toHaveCount(0)
  expect(await desk.page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
})

test('a sign-in gets a new session each time, whatever cookie was there before', async ({
  playwright,
  baseURL,
}) => {
  const request = await playwright.request.newContext({ baseURL })
  const token = async () => {
    const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
    const form = { csrfToken, email: ana.email, password: demoPassword, json: 'true' }
    await request.post('/api/auth/callback/credentials', { form })
    const { cookies } = await request.storageState()
    const cookie = cookies.find(({ name }) => name.endsWith('session-token'))
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    return cookie?.value
  }
  const first = await token()
  const sessions = async () => (await (await request.get('/api/sessions')).json()).items.length as number
  const before = await sessions()
  expect(await token()).not.toBe(first)
  expect(await sessions()).toBe(before + 1)

  // From another site's page, not even a right password signs anybody in, or out.
  const headers = { origin: 'https://evil.example' }
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  for (const path of ['/api/auth/callback/credentials', '/api/auth/signout']) {
    const form = { csrfToken, email: ana.email, password: demoPassword, json: 'true' }
    expect((await request.post(path, { form, headers })).status()).toBe(403)
  }
  expect((await request.get('/api/snapshot')).status()).toBe(200)
  await request.dispose()
})
