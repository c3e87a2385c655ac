import { expect } from '@playwright/test'
import { ana, ben, signInByForm } from './fixtures/accounts'
import { Business } from './fixtures/business'
import { createCustomer } from './fixtures/customer'
import { OwnServer } from './fixtures/own-server'
import { test } from './fixtures/test'
import { answered, noConnection } from './fixtures/troubles'

let server: OwnServer
test.beforeAll(async () => {
  server = await OwnServer.start()
})
test.afterAll(() => server.remove())

for (const signal of ['SIGKILL', 'SIGTERM'] as const)
  test(`[R5] after ${signal} and a new start the window is live by itself within 5 s, with what came in between`, async ({
    openDesk,
    playwright,
    troubles,
  }) => {
    troubles.expect(noConnection, answered(503))
    const { baseURL } = server
    const signInOf = async (account: typeof ana | typeof ben) => {
      const request = await playwright.request.newContext({ baseURL })
      return { request, storageState: await signInByForm(request, account) }
    }
    const [forAna, forBen] = [await signInOf(ana), await signInOf(ben)]
    const business = new Business(forBen.request)
    const customer = await createCustomer(business, 'Before the restart')
    const desk = await openDesk(ana, { baseURL, storageState: forAna.storageState })
    await desk.open(customer)
    await desk.composer.fill('Half a sentence')
    let tries = 0
    desk.page.on('websocket', () => {
      tries += 1
    })

    const asked = performance.now()
    const code = await server.end(signal)
    if (signal === 'SIGTERM') {
      expect(code).toBe(0)
      expect(server.databasePid()).toBeNull()
      expect(performance.now() - asked).toBeLessThan(10_000)
    }
    await expect(desk.connection).toContainText(/^Offline since/)
    // Once away for so long that the window tries again as seldom as it ever does.
    if (signal === 'SIGKILL') await expect.poll(() => tries).toBeGreaterThanOrEqual(5)

    await server.start()
    const healthy = performance.now()
    await business.send(customer.conversationId, 'Sent while the window was away')
    await desk.live(5_000)
    const back = performance.now() - healthy
    console.log(`\nLive again ${(back / 1000).toFixed(1)} s after the server, ${signal}\n`)
    expect(back).toBeLessThan(5_000)
    await expect(desk.bubble('Sent while the window was away')).toHaveCount(1)
    await expect(desk.row(customer)).toContainText('Sent while the window was away')
    await expect(desk.composer).toHaveValue('Half a sentence')
    await desk.wasNeverReloaded()

    // And it works on, both ways.
    // Begun anew: what was begun before the colleague's answer would be asked about.
    await desk.composer.fill('')
    await desk.send('Here I am again')
    await expect(desk.tick('Here I am again')).toHaveText('Delivered')
    await customer.write('Welcome back')
    await expect(desk.bubble('Welcome back')).toBeVisible()
    await Promise.all([forAna.request.dispose(), forBen.request.dispose()])
  })
