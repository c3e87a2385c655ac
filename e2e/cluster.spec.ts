import { expect } from '@playwright/test'
import { ana, ben, signInByForm } from './fixtures/accounts'
import { Business } from './fixtures/business'
import { createCustomer } from './fixtures/customer'
import { OwnServer } from './fixtures/own-server'
import { Phone } from './fixtures/phone'
import { isAlive, isHealthy } from './fixtures/processes'
import { test } from './fixtures/test'
import { answered, noConnection } from './fixtures/troubles'

let server: OwnServer
test.beforeAll(async () => {
  server = await OwnServer.start({ nodes: 3 })
})
test.afterAll(() => server.remove())

test('[R3][R5] two windows on three nodes behind one port are one inbox, while each node in turn is killed', async ({
  openDesk,
  playwright,
  troubles,
}) => {
  test.setTimeout(120_000)
  troubles.expect(noConnection, answered(502), answered(503))
  const { baseURL } = server
  const signInOf = async (account: typeof ana | typeof ben) => {
    const request = await playwright.request.newContext({ baseURL })
    return { request, storageState: await signInByForm(request, account) }
  }
  const [forAna, forBen] = [await signInOf(ana), await signInOf(ben)]
  const customer = await createCustomer(new Business(forBen.request), 'Is anybody there?')
  const desks = await Promise.all([
    openDesk(ana, { baseURL, storageState: forAna.storageState }),
    openDesk(ben, { baseURL, storageState: forBen.storageState }),
  ])
  const [anas, bens] = desks
  for (const desk of desks) await desk.open(customer)
  const phone = new Phone(
    (await openDesk(ben, { baseURL, storageState: forBen.storageState, path: null })).page,
  )
  await phone.openChat(customer)
  await anas.send('From the first window')
  await expect(bens.bubble('From the first window')).toHaveCount(1)
  await expect(phone.chat(customer)).toContainText('From the first window')
  await bens.composer.pressSequentially('I am typing')
  await expect(anas.page.getByText('Ben is typing', { exact: false })).toBeVisible()

  for (const [index, { pid, port }] of server.nodes().entries()) {
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => isAlive(pid)).toBe(false)
    await customer.write(`Still there? ${index}`)
    for (const desk of desks)
      await expect(desk.bubble(`Still there? ${index}`)).toHaveCount(1, { timeout: 15_000 })
    await expect.poll(() => isHealthy(`http://127.0.0.1:${port}`), { timeout: 30_000 }).toBe(true)
  }
  for (const desk of desks) await desk.live()
  await anas.send('Yes, on another node')
  await expect(bens.bubble('Yes, on another node')).toHaveCount(1)
  await expect(anas.tick('Yes, on another node')).toHaveText('Read')
  for (const desk of desks) await desk.wasNeverReloaded()
  await Promise.all([forAna.request.dispose(), forBen.request.dispose()])
})
