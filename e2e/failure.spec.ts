import { expect } from '@playwright/test'
import { ana } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered } from './fixtures/troubles'

const refusal = { error: { code: 'forbidden', message: 'Your role does not allow this' } }
const breakdown = { error: { code: 'internal', message: 'The server had a problem' } }

test('[R11] [R18] a message the provider refuses says why, and its retry delivers it exactly once', async ({
  openDesk,
  openPhone,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const [desk, phone] = [await openDesk(ana), await openPhone()]
  await phone.openChat(customer)
  await desk.open(customer)
  await customer.failNextWith(131047)
  await desk.send('Are you still interested?')
  const bubble = desk.bubble('Are you still interested?')
  await expect(desk.tick('Are you still interested?')).toHaveText('Not delivered')
  await expect(bubble).toContainText('(code 131047)')
  await expect(desk.row(customer)).toContainText('Not delivered')
  await expect(phone.chat(customer)).not.toContainText('Are you still interested?')

  await bubble.getByRole('button', { name: 'Retry' }).click()
  await expect(desk.tick('Are you still interested?')).toHaveText('Read')
  await expect(bubble).toHaveCount(1)
  await expect(bubble.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  await expect(phone.chat(customer).getByText('Are you still interested?')).toHaveCount(1)
  const messages = await business.messages(customer.conversationId)
  expect(messages.filter((message) => message.text === 'Are you still interested?')).toHaveLength(1)
})

test('[R18] a message our own server refuses stays with its reason, can be tried again, and then stands in the thread once', async ({
  openDesk,
  newCustomer,
  troubles,
}) => {
  troubles.expect(answered(403))
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.page.route('**/messages', (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 })
  await desk.send('Let me through')
  await expect(desk.bubble('Let me through')).toContainText('Not sent. Your role does not allow this')

  await desk.bubble('Let me through').getByRole('button', { name: 'Retry' }).click()
  await expect(desk.tick('Let me through')).toHaveText('Delivered')
  await expect(desk.bubble('Let me through')).toHaveCount(1)
})

test('[R18] a refused message can be dropped, and undoing that brings its words back to the composer', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(answered(403))
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.page.route('**/messages', (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 })
  await desk.send('On second thought')
  await desk.bubble('On second thought').getByRole('button', { name: 'Drop' }).click()
  await expect(desk.bubble('On second thought')).toHaveCount(0)
  await desk.page.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.composer).toHaveValue('On second thought')

  // And with the keys alone.
  await desk.page.route('**/messages', (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 })
  await desk.composer.press('Enter')
  await expect(desk.bubble('On second thought').getByRole('button', { name: 'Drop' })).toBeVisible()
  await desk.composer.press('Escape')
  await desk.page.keyboard.press('Shift+D')
  await expect(desk.bubble('On second thought')).toHaveCount(0)
  await desk.page.keyboard.press('z')
  await expect(desk.composer).toHaveValue('On second thought')
  expect(await business.messages(customer.conversationId)).toHaveLength(1)
})

test('[R18] a change that the server refuses is taken back on screen and said', async ({
  openDesk,
  newCustomer,
  troubles,
}) => {
  troubles.expect(answered(403))
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await desk.open(customer)
  const refuse = `**/api/conversations/${customer.conversationId}`
  await desk.page.route(refuse, (route) => route.fulfill({ status: 403, json: refusal }))
  await desk.page.getByRole('button', { name: 'Resolve', exact: true }).last().click()
  await expect(desk.page.getByText(/^Not changed\./)).toBeVisible()
  await expect(desk.row(customer)).toBeVisible()
})

test('[R16] an inbox that cannot be loaded says so, and loads by itself once the server can', async ({
  openDesk,
  newCustomer,
  troubles,
}) => {
  troubles.expect(answered(500))
  const customer = await newCustomer()
  const desk = await openDesk(ana, { path: null })
  await desk.page.route('**/api/snapshot', (route) => route.fulfill({ status: 500, json: breakdown }))
  await desk.page.goto('/')
  await expect(desk.connection).toContainText('The inbox could not be loaded')
  await desk.page.unroute('**/api/snapshot')
  await desk.connection.getByRole('button', { name: 'Connect now' }).click()
  await desk.live()
  await expect(desk.row(customer)).toBeVisible()
})

test('[R18] a list that cannot be loaded offers to try again, and an empty one says what to do', async ({
  openDesk,
  troubles,
}) => {
  troubles.expect(answered(500))
  const desk = await openDesk(ana)
  let answer: 'broken' | 'empty' = 'broken'
  await desk.page.route('**/api/conversations?**', async (route) => {
    if (answer === 'broken') return route.fulfill({ status: 500, json: breakdown })
    const page = await (await route.fetch()).json()
    await route.fulfill({ json: { ...page, items: [], nextCursor: null } })
  })
  await desk.filter('Resolved')
  const trouble = desk.list.getByRole('alert')
  await expect(trouble).toContainText('The conversations could not be loaded')

  answer = 'empty'
  await trouble.getByRole('button', { name: 'Try again' }).click()
  await expect(desk.list).toContainText('Nothing resolved yet')
  await desk.list.getByRole('button', { name: 'Show open' }).click()
  await expect(desk.list.getByRole('listitem').first()).toBeVisible()
})

test('[R18] a thread that cannot be loaded offers to try again', async ({
  openDesk,
  newCustomer,
  troubles,
}) => {
  troubles.expect(answered(500))
  const customer = await newCustomer('Can you see me?')
  const desk = await openDesk(ana)
  let failing = true
  let asked = 0
  await desk.page.route('**/messages?**', (route) => {
    asked += 1
    return failing ? route.fulfill({ status: 500, json: breakdown }) : route.continue()
  })
  await desk.link(customer).click()
  const trouble = desk.page.getByRole('main').getByRole('alert')
  await expect(trouble).toContainText('The messages could not be loaded')
  const before = asked
  await trouble.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => asked).toBeGreaterThan(before)
  await expect(trouble).toContainText('The messages could not be loaded')
  // From here on it comes by itself, or by the button, whichever is first.
  failing = false
  await expect(desk.bubble('Can you see me?')).toBeVisible()
  // It is complete from here on, too.
  await customer.write('Still there?')
  await expect(desk.bubble('Still there?')).toBeVisible()
})

test('[R17] a conversation that is not there says so and leads back to the list', async ({
  openDesk,
  troubles,
}) => {
  troubles.expect(answered(404))
  const desk = await openDesk(ana, { path: '/conversations/019aa000-0000-7000-8000-000000000000' })
  await expect(desk.page.getByText('This conversation is not here')).toBeVisible()
  await desk.page.getByRole('main').getByRole('button', { name: 'Back to the list' }).click()
  await expect(desk.page).toHaveURL('/')
})
