import { expect } from '@playwright/test'
import { ana, ben } from './fixtures/accounts'
import { test } from './fixtures/test'

test('[R4] what a customer writes appears in both lists and in the open thread, and the answer on the phone and in the other window', async ({
  openDesk,
  openPhone,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen, phone] = [await openDesk(ana), await openDesk(ben), await openPhone()]
  await forAna.open(customer)
  await phone.openChat(customer)

  await phone.write(customer, 'My parcel has not arrived')
  await expect(forAna.bubble('My parcel has not arrived')).toBeVisible()
  await expect(forAna.row(customer)).toContainText('My parcel has not arrived')
  await expect(forBen.row(customer)).toContainText('My parcel has not arrived')

  await forBen.open(customer)
  await expect(forBen.bubble('My parcel has not arrived')).toBeVisible()
  await forAna.send('I look where it is.')
  await expect(forBen.bubble('I look where it is.')).toBeVisible()
  await expect(phone.chat(customer)).toContainText('I look where it is.')
  await expect(forBen.row(customer)).toContainText('I look where it is.')

  // Once each, with the echo in the place of what was shown before it.
  for (const desk of [forAna, forBen]) {
    await expect(desk.bubble('I look where it is.')).toHaveCount(1)
    await expect(desk.bubble('I look where it is.')).toHaveAttribute('data-message-id', /./)
    await desk.wasNeverReloaded()
  }
})

test('[R14] a customer who writes moves to the top of both lists', async ({ openDesk, newCustomer }) => {
  const [first, second] = [await newCustomer(), await newCustomer()]
  const desks = [await openDesk(ana), await openDesk(ben)]
  for (const desk of desks) await expect(desk.row(second)).toHaveAttribute('aria-posinset', '1')
  await first.write('It is me again')
  for (const desk of desks) await expect(desk.row(first)).toHaveAttribute('aria-posinset', '1')
})

test('[R12] ticks move to delivered, and to read in another colour when the phone opens the chat', async ({
  openDesk,
  openPhone,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [desk, phone] = [await openDesk(ana), await openPhone()]
  await phone.showChats()
  await desk.open(customer)
  await desk.send('It leaves today.')
  const tick = desk.tick('It leaves today.')
  await expect(tick).toHaveText('Delivered')
  const colour = () => tick.evaluate((element) => getComputedStyle(element).color)
  const grey = await colour()

  await phone.tapChat(customer)
  await expect(tick).toHaveText('Read')
  expect(await colour()).not.toBe(grey)
})

test('[R8] assigning moves the row between the lists in both windows, and the counts with it', async ({
  openDesk,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forAna.open(customer)
  await forAna.show('Mine')
  await forBen.show('Unassigned')
  await expect(forBen.row(customer)).toBeVisible()
  await expect(forAna.row(customer)).toBeHidden()

  await forAna.page.getByRole('button', { name: 'Assign to me' }).first().click()
  await expect(forAna.row(customer)).toBeVisible()
  await expect(forBen.row(customer)).toBeHidden()
  const { unassigned } = await business.counts()
  await expect(forBen.tab('Unassigned')).toHaveText(`Unassigned${unassigned}`)

  // To the colleague: it leaves Ana's list and comes into his.
  await forBen.show('Mine')
  await forAna.page.getByRole('button', { name: /^Assignee:/ }).click()
  await forAna.page.getByRole('menuitemradio', { name: /^Ben Okafor/ }).click()
  await expect(forAna.row(customer)).toBeHidden()
  await expect(forBen.row(customer)).toBeVisible()
  await expect(forAna.page.getByRole('button', { name: 'Assignee: Ben Okafor' })).toBeVisible()
})

test('[R8] resolving and reopening move the row between the filters in both windows', async ({
  openDesk,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  const status = forAna.page.getByRole('region', { name: `Conversation with ${customer.name}` })
  await forAna.open(customer)
  await forBen.filter('Resolved')
  await expect(forBen.row(customer)).toBeHidden()

  await status.getByRole('button', { name: 'Resolve' }).click()
  await expect(forAna.row(customer)).toBeHidden()
  await expect(forBen.row(customer)).toBeVisible()

  await status.getByRole('button', { name: 'Reopen' }).click()
  await expect(forAna.row(customer)).toBeVisible()
  await expect(forBen.row(customer)).toBeHidden()
})

test('[R8] a resolved conversation opens again in every window when the customer writes', async ({
  openDesk,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const desk = await openDesk(ana)
  await business.change(customer.conversationId, { status: 'resolved' })
  await expect(desk.row(customer)).toBeHidden()
  await customer.write('One more thing')
  await expect(desk.row(customer)).toContainText('One more thing')
})

test('[R10] a note is seen by the colleague and never by the customer', async ({
  openDesk,
  openPhone,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const [forAna, forBen, phone] = [await openDesk(ana), await openDesk(ben), await openPhone()]
  await phone.openChat(customer)
  await forAna.open(customer)
  await forBen.open(customer)
  await forAna.page.getByRole('radio', { name: 'Note' }).click()
  await forAna.noteComposer.pressSequentially('Careful, second complaint')
  await expect(forBen.typing).toHaveText('Ana is writing a note…')
  await forAna.noteComposer.press('Enter')
  await expect(forBen.bubble('Careful, second complaint')).toContainText('only your team sees this')

  // What comes after it reaches the phone, so the note had its time too.
  await forAna.page.getByRole('radio', { name: 'Reply' }).click()
  await forAna.send('Sorry for the wait')
  await expect(phone.chat(customer)).toContainText('Sorry for the wait')
  await expect(phone.page.getByText('Careful, second complaint')).toHaveCount(0)
})

test('[R15] unread counts and the page title rise in every tab of an agent, and clear in the second when the first reads', async ({
  openDesk,
  openTab,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer()
  const first = await openDesk(ana)
  const second = await openTab(first)
  const waiting = async () => Number(/^\((\d+)\) /.exec(await second.page.title())?.[1] ?? 0)
  await expect(second.row(customer)).toContainText('1 unread message')
  await customer.write('Are you there?')
  for (const desk of [first, second]) await expect(desk.row(customer)).toContainText('2 unread messages')
  const before = await waiting()
  expect(before).toBeGreaterThan(0)
  expect(await first.page.title()).toBe(await second.page.title())

  await first.open(customer)
  for (const desk of [first, second]) {
    await expect(desk.row(customer)).not.toContainText('unread')
    await desk.wasNeverReloaded()
  }
  await expect.poll(waiting).toBe(before - 1)
  // Reading is each member's own: Ben has not looked.
  const { conversation, read } = await business.conversation(customer.conversationId)
  expect(conversation.inboundCount - read.inboundCount).toBe(2)
})

test('[R15] a conversation marked as unread is unread again in every tab, from the last message of the customer on', async ({
  openDesk,
  openTab,
  newCustomer,
}) => {
  const customer = await newCustomer()
  await customer.write('And a second message')
  const first = await openDesk(ana)
  const second = await openTab(first)
  await first.open(customer)
  for (const desk of [first, second]) await expect(desk.row(customer)).not.toContainText('unread')

  await first.page.getByRole('button', { name: 'More actions' }).click()
  await first.page.getByRole('menuitem', { name: 'Mark as unread' }).click()
  for (const desk of [first, second]) await expect(desk.row(customer)).toContainText('1 unread message')
})
