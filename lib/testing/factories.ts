import { uuidv7 } from 'uuidv7'
import { seal } from '@/lib/auth/secret-box'
import { issueToken } from '@/lib/auth/session-token'
import type { Role } from '@/lib/contract/permissions'
import { db } from '@/lib/db/client'
import type { ActingMember } from '@/lib/domain/actor'

export type TestMember = ActingMember & { name: string; email: string; token: string }
export type TestWorkspace = {
  workspaceId: string
  channelId: string
  phoneNumberId: string
  appSecret: string
  verifyToken: string
  accessToken: string
}

let counter = 0
const next = () => ++counter

const channelSecrets = () => ({
  appSecret: 'app-secret-of-tests',
  verifyToken: 'verify-me',
  accessToken: 'token-of-tests',
})

/** A workspace with an event log and one WhatsApp channel. */
export const createWorkspace = async ({ sandbox = false } = {}): Promise<TestWorkspace> => {
  const workspaceId = uuidv7()
  const channelId = uuidv7()
  const phoneNumberId = String(100_000_000 + next())
  const secrets = channelSecrets()
  await db().workspace.create({
    data: {
      id: workspaceId,
      name: `Workspace ${counter}`,
      stream: { create: { epoch: uuidv7() } },
      channels: {
        create: {
          id: channelId,
          kind: 'whatsapp_cloud',
          name: 'Support',
          displayPhoneNumber: '+1 555 010 0000',
          phoneNumberId,
          businessAccountId: '200000001',
          accessToken: seal(secrets.accessToken),
          appSecret: seal(secrets.appSecret),
          verifyToken: seal(secrets.verifyToken),
          sandbox,
        },
      },
    },
  })
  return { workspaceId, channelId, phoneNumberId, ...secrets }
}

/** A member with a living session and its token; the password is nobody's. */
export const createMember = async (workspaceId: string, role: Role = 'agent'): Promise<TestMember> => {
  const number = next()
  const user = {
    id: uuidv7(),
    email: `person${number}@test.example`,
    name: `Person ${number}`,
    passwordHash: '!',
  }
  await db().user.create({ data: { ...user, memberships: { create: { workspaceId, role } } } })
  const sessionId = await createSession(workspaceId, user.id)
  const token = await issueToken({ sid: sessionId, uid: user.id, wid: workspaceId })
  return { workspaceId, userId: user.id, sessionId, role, name: user.name, email: user.email, token }
}

/** One more session of a person. */
export const createSession = async (workspaceId: string, userId: string): Promise<string> => {
  const id = uuidv7()
  await db().session.create({
    data: { id, workspaceId, userId, expiresAt: new Date(Date.now() + 86_400_000) },
  })
  return id
}

/** A conversation without messages. */
export const createConversation = async ({ workspaceId, channelId }: TestWorkspace): Promise<string> => {
  const contactId = uuidv7()
  const id = uuidv7()
  const phone = String(15_550_000_000 + next())
  await db().contact.create({ data: { workspaceId, id: contactId, name: `Contact ${phone}`, phone } })
  await db().conversation.create({ data: { workspaceId, id, channelId, contactId } })
  return id
}
