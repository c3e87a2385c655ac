import { expect, test } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import { demoAccounts, demoPassword } from '@/lib/demo-accounts'
import { CopyOfTheTree } from './fixtures/copy-of-the-tree'
import { Terminal } from './fixtures/terminal'

const atMost = 10_000

/** A program's window on the server: signed in anew each time, so it also shows that the people survive. */
const signIn = async (baseURL: string) => {
  const signedIn = await fetch(`${baseURL}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: demoAccounts[0].email, password: demoPassword }),
  })
  const headers = {
    authorization: `Bearer ${(await signedIn.json()).token}`,
    'content-type': 'application/json',
  }
  const get = async (path: string) => (await fetch(baseURL + path, { headers })).json()
  const { conversations } = await get('/api/snapshot')
  const messages = `/api/conversations/${conversations[0].conversation.id}/messages`
  return {
    write: async (text: string) => {
      const body = JSON.stringify({ clientMsgId: uuidv7(), text, direction: 'note' })
      const answer = await fetch(baseURL + messages, { method: 'POST', headers, body })
      expect(answer.status).toBe(201)
    },
    texts: async (): Promise<string[]> =>
      (await get(`${messages}?limit=100`)).items.map((message: { text: string }) => message.text),
  }
}

test('npm start: Ctrl-C, SIGTERM and kill -9 end all of it, the next start is quick and has everything', async () => {
  test.setTimeout(120_000)
  const terminal = await Terminal.open()
  try {
    await terminal.type('start')
    await (await signIn(terminal.baseURL)).write('Before Ctrl-C')
    terminal.signal('SIGINT')
    const ctrlC = await terminal.untilGone()

    const second = await terminal.type('start')
    const desk = await signIn(terminal.baseURL)
    expect(await desk.texts()).toContain('Before Ctrl-C')
    await desk.write('Before SIGTERM')
    terminal.signal('SIGTERM', 'npm')
    const sigterm = await terminal.untilGone()

    await terminal.type('start')
    await (await signIn(terminal.baseURL)).write('Before kill -9')
    const database = terminal.databasePid()
    terminal.signal('SIGKILL')
    if (database) process.kill(database, 'SIGKILL')
    const recovered = await terminal.type('start')
    expect(await (await signIn(terminal.baseURL)).texts()).toEqual(
      expect.arrayContaining(['Before Ctrl-C', 'Before SIGTERM', 'Before kill -9']),
    )
    const times = { ctrlC, sigterm, second, recovered }
    console.log(`\nMilliseconds: ${JSON.stringify(times, (_key, ms) => (ms > 0 ? Math.round(ms) : ms))}\n`)
    for (const [name, ms] of Object.entries(times)) expect(ms, name).toBeLessThan(atMost)
  } finally {
    await terminal.close()
  }
})

test('npm run dev: pages, routes and the code of server.ts reload when they change', async () => {
  test.setTimeout(120_000)
  const copy = new CopyOfTheTree()
  const terminal = await Terminal.open(copy.folder)
  const shows = (path: string, text: string) =>
    expect
      .poll(() => fetch(terminal.baseURL + path).then((answer) => answer.text(), String), {
        message: `${path} shows ${text}`,
        timeout: 30_000,
        intervals: [100],
      })
      .toContain(text)
  try {
    await terminal.type('run', 'dev')
    await shows('/sign-in', 'Sign in to Parley')
    copy.edit('messages/en.json', 'Sign in to Parley', 'A changed title')
    await shows('/sign-in', 'A changed title')

    copy.edit('app/api/health/route.ts', 'await checkHealth()', '{ ...(await checkHealth()), changed: 1 }')
    await shows('/api/health', '"changed":1')

    copy.edit('server.ts', "'Opening the doors'", "'Opening the changed doors'")
    await expect.poll(() => terminal.output, { timeout: 30_000 }).toContain('Opening the changed doors')
    await shows('/api/health', '"changed":1')

    terminal.signal('SIGINT')
    expect(await terminal.untilGone()).toBeLessThan(atMost)
  } finally {
    await terminal.close()
    copy.remove()
  }
})
