import { expect } from '@playwright/test'
import { ana, ben } from './fixtures/accounts'
import { test } from './fixtures/test'
import { answered, noConnection } from './fixtures/troubles'
import { wentOut } from './fixtures/unsent'

test('a colleague’s answer while one writes is said before sending; Enter stops once, and then sends anyway', async ({
  openDesk,
  newCustomer,
  business,
}) => {
  const customer = await newCustomer('When do you open?')
  const [forAna, forBen] = [await openDesk(ana), await openDesk(ben)]
  await forAna.open(customer)
  await forBen.open(customer)
  await forAna.composer.fill('We open at nine')
  // What the customer says meanwhile is no reason to stop.
  await customer.write('Tomorrow, I mean')
  await expect(forAna.page.getByText(/wrote again since you began/)).toBeVisible()
  await expect(forAna.page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled()

  await forBen.send('At nine, every day')
  await expect(
    forAna.page.getByText('Ben has answered since you began. Read it before you send.'),
  ).toBeVisible()
  await forAna.composer.press('Enter')
  const sendAnyway = forAna.page.getByRole('button', { name: 'Send anyway' })
  await expect(sendAnyway).toBeFocused()
  await wentOut(business, customer.conversationId, ['At nine, every day'])
  await forAna.page.keyboard.press('Enter')
  await expect(forAna.tick('We open at nine')).toHaveText('Delivered')
  await wentOut(business, customer.conversationId, ['At nine, every day', 'We open at nine'])
  await expect(forAna.composer).toBeFocused()
  await expect(sendAnyway).toHaveCount(0)
})

test('who wrote offline and comes back to an answered conversation is asked in the bubble: send anyway, edit, drop', async ({
  openDesk,
  newCustomer,
  business,
  troubles,
}) => {
  troubles.expect(noConnection, answered(409))
  const customer = await newCustomer('Do you deliver?')
  const desk = await openDesk(ana)
  await desk.open(customer)
  await desk.page.context().setOffline(true)
  await expect(desk.connection).toContainText(/^Offline since/)
  for (const text of ['Yes we do', 'Within two days', 'Shall I order?']) await desk.send(text)
  await business.send(customer.conversationId, 'Only in town, sorry')
  await desk.page.context().setOffline(false)
  await desk.live()

  const asked = 'Ben has answered in the meantime. Still send it?'
  for (const text of ['Yes we do', 'Within two days', 'Shall I order?'])
    await expect(desk.bubble(text)).toContainText(asked)
  await expect(desk.row(customer)).toContainText('Not sent')
  await wentOut(business, customer.conversationId, ['Only in town, sorry'])

  await desk.bubble('Yes we do').getByRole('button', { name: 'Drop' }).click()
  await desk.bubble('Shall I order?').getByRole('button', { name: 'Send anyway' }).click()
  await expect(desk.tick('Shall I order?')).toHaveText('Delivered')
  await desk.bubble('Within two days').getByRole('button', { name: 'Edit' }).click()
  await expect(desk.composer).toHaveValue('Within two days')
  await desk.send('Within two days, in town')
  await wentOut(business, customer.conversationId, [
    'Only in town, sorry',
    'Shall I order?',
    'Within two days, in town',
  ])
  await expect(desk.row(customer)).not.toContainText('Not sent')
})
