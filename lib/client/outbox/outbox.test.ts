import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleIds, sampleMessage } from '@/lib/contract/samples'
import { installBrowser } from '@/lib/testing/fake-browser'

const [here, there] = [sampleIds.conversation, sampleIds.channel]
const words = { note: false, replyToId: null, seenPosition: 1 }

type Body = { clientId?: string; clientMsgId: string; text: string; seenPosition?: number }
type Post = { path: string; body: Body; answer: (status: number, code?: string) => void }
let posts: Post[] = []
const tabs: { close: () => void }[] = []

/** A window of its own: its modules are loaded anew, what the browser shares is shared. */
const openTab = async (owner = 'lamps:ana') => {
  vi.resetModules()
  const outbox = await import('./outbox')
  const contents = await import('./contents')
  const { useOutbox } = await import('@/stores/outbox')
  const { useWorkspace } = await import('@/stores/workspace')
  const [workspaceId, userId] = owner.split(':')
  useWorkspace.setState({ workspace: { id: workspaceId, name: '' }, me: { userId } } as never)
  await contents.openOutbox(owner)
  tabs.push({ close: contents.closeOutbox })
  const seen = () => useOutbox.getState().pending
  return {
    ...outbox,
    close: contents.closeOutbox,
    seen,
    texts: () => seen().map(({ text, state }) => `${text} ${state}`),
    write: (text: string, conversationId = here) => outbox.sendMessage(conversationId, { text, ...words }),
  }
}

/** What must be the same in every try; the tab that tries may be another. */
const wordsOf = ({ body: { clientId: _, ...rest } }: Post) => rest

const nextPost = async (): Promise<Post> => {
  await vi.waitFor(() => expect(posts.length).toBeGreaterThan(0), { timeout: 5_000 })
  return posts.shift() as Post
}

beforeEach(() => {
  installBrowser()
  posts = []
  // Tries follow each other at once.
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.stubGlobal('fetch', (path: string, init: { body: string }) => {
    const body = JSON.parse(init.body) as Body
    return new Promise((resolve, reject) => {
      const answer = (status: number, code = 'unavailable') => {
        if (status === 0) return reject(new TypeError('failed'))
        const message = { ...sampleMessage, clientMsgId: body.clientMsgId, text: body.text }
        const json = status < 300 ? { message, replayed: false } : { error: { code, message: code } }
        resolve(new Response(JSON.stringify(json), { status }))
      }
      posts.push({ path, body, answer })
    })
  })
})
afterEach(() => {
  for (const { close } of tabs.splice(0)) close()
  vi.unstubAllGlobals()
})

describe('the outbox', () => {
  it('[R7] is the same in all tabs, and sends in the order of writing, each once, whichever tab wrote it', async () => {
    const [one, two] = [await openTab(), await openTab()]
    await one.write('first')
    await two.write('second')
    await one.write('third')
    await vi.waitFor(() => {
      expect(one.texts()).toEqual(['first sending', 'second sending', 'third sending'])
      expect(two.texts()).toEqual(one.texts())
    })
    const sent: string[] = []
    for (let index = 0; index < 3; index++) {
      const post = await nextPost()
      expect(posts, 'one at a time').toEqual([])
      sent.push(post.body.text)
      post.answer(201)
    }
    expect(sent).toEqual(['first', 'second', 'third'])
    await vi.waitFor(() => expect([...one.seen(), ...two.seen()]).toEqual([]))
    expect(posts).toEqual([])
  })

  it('[R7] a message whose tab died in the middle of a try is sent by the next one, with the same id', async () => {
    const dying = await openTab()
    await dying.write('on its way')
    const lost = await nextPost()
    dying.close()
    vi.stubGlobal('navigator', {
      onLine: true,
      locks: (await import('@/lib/testing/fake-browser')).createLocks(),
    })
    await openTab()
    const again = await nextPost()
    expect(wordsOf(again)).toEqual(wordsOf(lost))
    again.answer(200)
  })

  it('[R11] trouble on the way is repeated with the same id and seen in every tab; other conversations do not wait', async () => {
    const [one, two] = [await openTab(), await openTab()]
    await one.write('patience')
    const first = await nextPost()
    await one.write('elsewhere', there)
    expect((await nextPost()).path).toContain(there)
    vi.mocked(Math.random).mockReturnValue(1)
    first.answer(503)
    await vi.waitFor(() => expect(two.texts()).toContain('patience waiting'))
    one.wakeOutbox()
    const second = await nextPost()
    expect(wordsOf(second)).toEqual(wordsOf(first))
    second.answer(201)
    await vi.waitFor(() => expect(two.texts()).toEqual(['elsewhere sending']))
  })

  it('a refused message waits for a decision and holds none up; sent again or dropped in one tab it is so in all', async () => {
    const [one, two] = [await openTab(), await openTab()]
    await one.write('too late')
    ;(await nextPost()).answer(409, 'stale_reply')
    await one.write('next')
    const next = await nextPost()
    expect(next.body.text).toBe('next')
    next.answer(201)
    await vi.waitFor(() => expect(two.texts()).toEqual(['too late refused']))
    const [refused] = two.seen()
    expect(refused).toMatchObject({ error: { code: 'stale_reply' } })
    await two.retryPending(refused?.clientMsgId ?? '', 7)
    const again = await nextPost()
    expect(again.body).toMatchObject({ clientMsgId: refused?.clientMsgId, seenPosition: 7 })
    again.answer(403, 'forbidden')
    await vi.waitFor(() => expect(one.texts()).toEqual(['too late refused']))
    expect(one.takeBack(refused?.clientMsgId ?? '')).toBe(false)
    await vi.waitFor(() => expect([...one.seen(), ...two.seen()]).toEqual([]))
    expect(posts).toEqual([])
  })

  it('without a network nothing is tried, so that what is taken back has surely not been sent', async () => {
    vi.stubGlobal('navigator', { ...navigator, onLine: false, locks: navigator.locks })
    const tab = await openTab()
    await tab.write('in a tunnel')
    await vi.waitFor(() => expect(tab.texts()).toEqual(['in a tunnel waiting']))
    expect(posts).toEqual([])
    expect(tab.takeBack(tab.seen()[0]?.clientMsgId ?? '')).toBe(false)
    expect(tab.seen()).toEqual([])
  })

  it('[R11] what was tried without an answer may have been sent, and taking it back says so', async () => {
    const tab = await openTab()
    await tab.write('maybe')
    vi.mocked(Math.random).mockReturnValue(1)
    ;(await nextPost()).answer(0)
    await vi.waitFor(() => expect(tab.texts()).toEqual(['maybe waiting']))
    expect(tab.takeBack(tab.seen()[0]?.clientMsgId ?? '')).toBe(true)
  })

  it('[R17] another person in this browser sees and sends nothing of it; its owner finds it again', async () => {
    vi.stubGlobal('navigator', { ...navigator, onLine: false, locks: navigator.locks })
    const ana = await openTab()
    await ana.write('from Ana')
    ana.close()
    expect(ana.seen()).toEqual([])
    vi.stubGlobal('navigator', { ...navigator, onLine: true, locks: navigator.locks })
    const ben = await openTab('lamps:ben')
    ben.wakeOutbox()
    await ben.write('from Ben')
    expect((await nextPost()).body.text).toBe('from Ben')
    expect(ben.texts()).toEqual(['from Ben sending'])
    const elsewhere = await openTab('chairs:ana')
    expect(elsewhere.seen()).toEqual([])
    expect(posts).toEqual([])
    await openTab()
    expect((await nextPost()).body.text).toBe('from Ana')
  })

  it('a device that cannot keep a message leaves it in its window, says so, asks before closing, and sends it', async () => {
    const tab = await openTab()
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('disk full', 'QuotaExceededError')
    })
    tab.guardUnstored()
    await tab.write('no room')
    await vi.waitFor(() => expect(tab.seen()).toMatchObject([{ text: 'no room', stored: false }]))
    const closing = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(closing)
    expect(closing.defaultPrevented).toBe(true)
    ;(await nextPost()).answer(201)
    await vi.waitFor(() => expect(tab.seen()).toEqual([]))
  })

  it('[R7] its echo from the log ends it, also when the answer never came', async () => {
    const [one, two] = [await openTab(), await openTab()]
    await one.write('echoed')
    vi.mocked(Math.random).mockReturnValue(1)
    const post = await nextPost()
    post.answer(0)
    await vi.waitFor(() => expect(two.texts()).toEqual(['echoed waiting']))
    two.noteEcho(post.body.clientMsgId)
    await vi.waitFor(() => expect([...one.seen(), ...two.seen()]).toEqual([]))
    posts = []
    one.wakeOutbox()
    await openTab()
    expect(posts).toEqual([])
  })
})
