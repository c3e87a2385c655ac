import { expect } from '@playwright/test'
import { ana } from './fixtures/accounts'
import { test } from './fixtures/test'
import { noConnection } from './fixtures/troubles'
import { firstRows, wholeThread } from './fixtures/whole-thread'

test('[R5] [R16] a window that was offline while 40 messages came, for 10 s, shows what a fresh one shows, without a reload, its draft kept', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const [customer, other] = [await newCustomer(), await newCustomer()]
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.composer.fill('A thought that is not finished')
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since \d\d:\d\d/)

  const wentOff = performance.now()
  const written: string[] = []
  for (let index = 1; index <= 20; index++) {
    await customer.write(`From the customer ${index}`)
    await business.send(customer.conversationId, `From a colleague ${index}`)
    written.push(`From the customer ${index}`, `From a colleague ${index}`)
  }
  await other.write('From somebody else')
  // The promise is about an outage of ten seconds: long enough that the window has given up once and tries more seldom.
  await expect
    .poll(() => performance.now() - wentOff, { timeout: 20_000, intervals: [100] })
    .toBeGreaterThanOrEqual(10_000)
  await expect(desk.connection).toContainText(/^Offline since/)
  await expect(desk.bubble('From the customer 1')).toHaveCount(0)

  await desk.page.context().setOffline(false)
  await desk.live()
  await desk.wasNeverReloaded()
  await expect(desk.composer).toHaveValue('A thought that is not finished')

  const fresh = await openDesk(ana, { path: `/conversations/${customer.conversationId}` })
  await expect(fresh.bubble('From a colleague 20')).toBeVisible()
  const lines = await wholeThread(desk.thread(customer))
  expect(lines.map((line) => line.text)).toEqual(['Hello, is anybody there?', ...written])
  expect(lines).toEqual(await wholeThread(fresh.thread(customer)))
  expect(new Set(lines.map((line) => line.id)).size).toBe(41)
  await expect(async () => expect(await firstRows(desk.list)).toEqual(await firstRows(fresh.list))).toPass()
})

test('[R7] what is written while offline waits, and is sent once when the connection is back', async ({
  openDesk,
  openPhone,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const [desk, phone] = [await openDesk(ana), await openPhone()]
  await phone.openChat(customer)
  await desk.open(customer)
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  await desk.send('Written in a tunnel')
  await desk.send('And another one')
  await expect(desk.bubble('Written in a tunnel')).toContainText('Waiting for the connection')
  expect(await business.messages(customer.conversationId)).toHaveLength(1)

  await desk.page.context().setOffline(false)
  await desk.live()
  await expect(desk.tick('And another one')).toHaveText('Read')
  await expect(phone.chat(customer)).toContainText('And another one')
  const messages = await business.messages(customer.conversationId)
  const sent = messages.filter((message) => message.direction === 'outbound')
  expect(sent.map((message) => message.text)).toEqual(['Written in a tunnel', 'And another one'])
  await expect(phone.chat(customer).locator('[data-side="business"]')).toHaveCount(2)
  await desk.wasNeverReloaded()
})

test('[R7] a send whose answer is lost on the way makes one message', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection)
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  let tries = 0
  // The first request arrives and its answer does not: the window cannot know, and asks again with the same id.
  await desk.page.route('**/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    tries += 1
    if (tries > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await desk.send('Only once, please')
  await expect(desk.tick('Only once, please')).toHaveText('Delivered')
  await expect(desk.bubble('Only once, please')).toHaveCount(1)
  const messages = await business.messages(customer.conversationId)
  expect(messages.filter((message) => message.text === 'Only once, please')).toHaveLength(1)
})

test('[R5] a window whose request to hear a conversation gets lost asks again, and misses nothing', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana, { path: null })
  let lost = 0
  await desk.page.routeWebSocket(/socket\.io/, (window) => {
    const server = window.connectToServer()
    window.onMessage((message) => {
      if (lost === 0 && String(message).includes('conversation:join')) lost += 1
      else server.send(message)
    })
  })
  await desk.goto('/')
  await desk.link(customer).click()
  // What is there already is read without being heard; what comes now must be heard.
  await expect(desk.bubble('Hello, is anybody there?')).toBeVisible()
  expect(lost).toBe(1)
  await customer.write('Can you hear me?')
  await expect(desk.bubble('Can you hear me?')).toBeVisible()
})

test('[R5] [R16] a network that swallows everything without a word is noticed, said, and made up for', async ({
  openDesk,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana, { path: null })
  let swallowing = false
  let connections = 0
  await desk.page.routeWebSocket(/socket\.io/, (window) => {
    connections += 1
    const first = connections === 1
    const server = window.connectToServer()
    // As behind a router that has forgotten the connection: it stays open on both sides and carries nothing any more.
    const lost = () => first && swallowing
    window.onMessage((message) => !lost() && server.send(message))
    server.onMessage((message) => !lost() && window.send(message))
    window.onClose(() => !lost() && server.close())
  })
  await desk.goto(`/conversations/${customer.conversationId}`)
  await expect(desk.bubble('Hello, is anybody there?')).toBeVisible()
  await desk.composer.fill('A thought that is not finished')
  swallowing = true
  // Watched from here on: it may be noticed and made up for while the forty are still being written.
  const written = Array.from({ length: 40 }, (_, index) => `Into the silence ${index + 1}`)
  const writeAll = async () => {
    for (const text of written) await business.send(customer.conversationId, text)
  }
  await Promise.all([expect(desk.connection).not.toHaveText('Live', { timeout: 25_000 }), writeAll()])
  await desk.live(15_000)
  expect(connections).toBeGreaterThan(1)
  await expect(desk.bubble('Into the silence 40')).toBeVisible()
  const lines = await wholeThread(desk.thread(customer))
  expect(lines.map((line) => line.text)).toEqual(['Hello, is anybody there?', ...written])
  await expect(desk.composer).toHaveValue('A thought that is not finished')
  await desk.wasNeverReloaded()
})
