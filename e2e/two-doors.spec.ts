import { expect, test } from '@playwright/test'
import { demoAccounts, demoPassword } from '@/lib/demo-accounts'

/**
 * The hot routes are answered ahead of Next by the same handlers (app/api/lanes.ts). A HEAD request has no lane, so Next
 * answers it with its own copy of the code: the two copies must agree.
 */
test('a hot route answers alike through the express lane and through Next', async ({ request }) => {
  const signedIn = await request.post('/api/sessions', {
    data: { email: demoAccounts[0].email, password: demoPassword },
  })
  const { token } = await signedIn.json()
  const bearer = { authorization: `Bearer ${token}` }
  const snapshot = await (await request.get('/api/snapshot', { headers: bearer })).json()
  const { epoch, seq } = snapshot
  const cases = [
    { query: `epoch=${epoch}&after=${seq}`, headers: bearer, status: 200 },
    { query: `epoch=${epoch}&after=${seq + 1_000_000}`, headers: bearer, status: 410 },
    { query: 'epoch=x&after=0', headers: bearer, status: 400 },
    { query: `epoch=${epoch}&after=0`, headers: {}, status: 401 },
  ]
  for (const { query, headers, status } of cases) {
    const lane = await request.get(`/api/events?${query}`, { headers })
    const next = await request.head(`/api/events?${query}`, { headers })
    expect([lane.status(), next.status()]).toEqual([status, status])
    for (const name of ['content-type', 'cache-control'])
      expect(next.headers()[name], `${name} for ${status}`).toBe(lane.headers()[name])
  }
})
