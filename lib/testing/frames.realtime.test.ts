import { uuidv7 } from 'uuidv7'
import { beforeAll, expect, it } from 'vitest'
import type { ClientToServerEvents } from '@/lib/contract/commands'
import { type Role, Role as Roles } from '@/lib/contract/permissions'
import {
  createConversation,
  createMember,
  createWorkspace,
  type TestMember,
  type TestWorkspace,
} from './factories'
import { call, deliverWebhook, webhookBody } from './http'
import { useTestServer } from './test-server'
import { openWindow, type TestWindow } from './test-window'

const server = useTestServer()

/** A workspace with a member of each role, and words that nobody outside it may ever see. */
type Place = TestWorkspace & {
  word: string
  members: Record<Role, TestMember>
  conversations: string[]
  /** Every raw frame that one of its windows got. */
  frames: { role: Role; text: string }[]
  windows: { role: Role; window: TestWindow }[]
}

const recordFrames = (place: Place, role: Role, { socket }: TestWindow) => {
  socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
    if (typeof data === 'string') place.frames.push({ role, text: data })
  })
}

const createPlace = async (word: string): Promise<Place> => {
  const workspace = await createWorkspace()
  const members = {
    owner: await createMember(workspace.workspaceId, 'owner'),
    admin: await createMember(workspace.workspaceId, 'admin'),
    agent: await createMember(workspace.workspaceId, 'agent'),
  }
  const conversations = [await createConversation(workspace), await createConversation(workspace)]
  return { ...workspace, word, members, conversations, frames: [], windows: [] }
}

let places: Place[]

beforeAll(async () => {
  places = await Promise.all(['kestrel', 'marmot', 'pangolin'].map(createPlace))
  for (const place of places)
    for (const role of Roles.options) {
      const window = await openWindow(server().url, place.members[role].token)
      recordFrames(place, role, window)
      place.windows.push({ role, window })
    }
})

// A generator of our own, so that a run that fails can be run again: the seed is in the test's name.
const seed = Number(Date.now() % 1_000_000)
let state = seed
const random = (below: number) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((state / 2_147_483_648) * below)
}
const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item

type Command = keyof ClientToServerEvents
const say = (window: TestWindow, name: Command, input: object) =>
  (
    window.socket as unknown as { emitWithAck: (name: string, input: object) => Promise<unknown> }
  ).emitWithAck(name, input)

let counter = 0
/** Something that a member of a place does, sometimes with the ids of another place. */
const actions: ((place: Place, other: Place, by: { role: Role; window: TestWindow }) => Promise<unknown>)[] =
  [
    (place, _other, { role }) =>
      call(
        server().url,
        place.members[role],
        'POST',
        `/api/conversations/${pick(place.conversations)}/messages`,
        {
          clientMsgId: uuidv7(),
          text: `${place.word} ${++counter}`,
          direction: pick(['outbound', 'note']),
        },
      ),
    (place) => {
      const message = {
        id: `wamid.${uuidv7()}`,
        from: `1555${random(9) + 1}000001`,
        text: `${place.word} in`,
      }
      return deliverWebhook(server().url, place, webhookBody(place, { messages: [message] }))
    },
    (place, _other, { role }) =>
      call(server().url, place.members[role], 'PATCH', `/api/conversations/${pick(place.conversations)}`, {
        assigneeId: place.members[pick(Roles.options)].userId,
      }),
    (place, _other, { role }) =>
      call(
        server().url,
        place.members[role],
        'POST',
        `/api/conversations/${pick(place.conversations)}/read`,
        {
          position: 1,
        },
      ),
    (place) =>
      call(server().url, place.members.owner, 'PATCH', `/api/members/${place.members.agent.userId}`, {
        role: pick(['agent', 'admin']),
      }),
    (place, _other, { window }) =>
      say(window, 'conversation:join', { conversationId: pick(place.conversations) }),
    (_place, other, { window }) =>
      say(window, 'conversation:join', { conversationId: pick(other.conversations) }),
    (place, other, { window }) =>
      say(window, 'typing:start', {
        conversationId: pick([...place.conversations, ...other.conversations]),
        note: false,
      }),
    (place, other, { window }) =>
      say(window, 'viewing:start', {
        conversationId: pick([...place.conversations, ...other.conversations]),
      }),
    (_place, _other, { window }) => say(window, 'presence:set', { state: pick(['away', 'online']) }),
    (_place, other, { window }) => say(window, 'sync', { epoch: other.workspaceId, after: 0 }),
    (_place, other, { role }) =>
      call(server().url, other.members[role], 'GET', `/api/conversations/${pick(other.conversations)}`),
    (place, other, { role }) =>
      call(
        server().url,
        place.members[role],
        'POST',
        `/api/conversations/${pick(other.conversations)}/messages`,
        {
          clientMsgId: uuidv7(),
          text: `${place.word} for others`,
        },
      ),
  ]

/** What belongs to a place alone, as it would look in a frame. */
const marksOf = ({ word, workspaceId, channelId, conversations, members }: Place) => [
  word,
  workspaceId,
  channelId,
  ...conversations,
  ...Object.values(members).flatMap(({ userId, email }) => [userId, email]),
]
const secretsOf = ({ appSecret, accessToken, verifyToken, members }: Place) => [
  appSecret,
  accessToken,
  verifyToken,
  ...Object.values(members).flatMap(({ token, sessionId }) => [token, sessionId]),
]

it(`[R9] frames of 3 workspaces × 3 roles hold nothing of another, and no secret; an outsider gets none (seed ${seed})`, async () => {
  const gone = await createMember(places[0]?.workspaceId ?? '')
  const outsider = await openWindow(server().url, gone.token)
  const nobody: string[] = []
  await call(server().url, gone, 'DELETE', `/api/sessions/${gone.sessionId}`)
  await expect.poll(() => outsider.socket.connected).toBe(false)
  outsider.socket.onAny((name: string) => nobody.push(name))

  for (let round = 0; round < 40; round++)
    await Promise.all(
      places.map((place) => {
        const other = pick(places.filter((one) => one !== place))
        return pick(actions)(place, other, pick(place.windows))
      }),
    )
  for (const place of places) {
    const last = { clientMsgId: uuidv7(), text: `${place.word} last`, direction: 'note' }
    const path = `/api/conversations/${place.conversations[0]}/messages`
    await call(server().url, place.members.owner, 'POST', path, last)
    for (const { window } of place.windows)
      await window.hears(
        (event) => event.name === 'conversation:updated' && JSON.stringify(event.data).includes(last.text),
      )
  }
  for (const place of places) {
    const text = place.frames.map((frame) => frame.text).join('\n')
    // The record is worth something: each window heard its own.
    for (const { role } of place.windows)
      expect(
        place.frames.filter((frame) => frame.role === role && frame.text.includes(place.word)).length,
      ).toBeGreaterThan(0)
    for (const other of places.filter((one) => one !== place))
      for (const mark of marksOf(other)) expect(text).not.toContain(mark)
    for (const secret of places.flatMap(secretsOf)) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/passwordHash|password_hash|argon2|accessToken|appSecret|verifyToken|"token"/)
  }
  expect(nobody).toEqual([])
  for (const { window } of places.flatMap((place) => place.windows)) window.close()
})
