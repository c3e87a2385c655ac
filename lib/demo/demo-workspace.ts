import { randomBytes } from 'node:crypto'
import { hashPassword } from '@/lib/auth/passwords'
import { seal } from '@/lib/auth/secret-box'
import type { Prisma } from '@/lib/db/client'
import { demoAccounts, demoPassword } from '@/lib/demo-accounts'
import type { Setting } from './build-messages'
import { authors, type Reader } from './script'

const owner = { name: 'Nora Castell', email: 'nora@demo.parley', role: 'owner' } as const

// The agents' keys in the scripts are their first names, in the accounts' order.
const people: { key: Reader; name: string; email: string; role: 'owner' | 'admin' | 'agent' }[] = [
  ...authors.map((key) => {
    const account = demoAccounts.find(({ email }) => email.startsWith(`${key}@`))
    if (!account) throw new Error(`There is no demo account for ${key}`)
    return { key, ...account }
  }),
  { key: 'owner', ...owner },
]

/** The people of the demo with their passwords hashed, which takes a moment and needs no transaction. */
export const hashPeople = async () =>
  Promise.all(people.map(async (person) => ({ ...person, passwordHash: await hashPassword(demoPassword) })))

const secret = () => randomBytes(24).toString('base64url')

/** What a sandbox number needs: its secrets are made up, and the sandbox reads them from here. */
const channelRow = (workspaceId: string, id: string, createdAt: Date): Prisma.ChannelCreateManyInput => ({
  workspaceId,
  id,
  kind: 'whatsapp_cloud',
  name: 'Casa Lumen',
  displayPhoneNumber: '+44 20 7946 0958',
  phoneNumberId: '104250617893312',
  businessAccountId: '102740615584209',
  accessToken: seal(`EAAG${secret()}`),
  appSecret: seal(secret()),
  verifyToken: seal(secret()),
  sandbox: true,
  createdAt,
})

type People = Awaited<ReturnType<typeof hashPeople>>
type Made = Pick<Setting, 'workspaceId' | 'channelId' | 'members'>

/** Writes workspace, event stream, shops, people and channel. The log starts empty: all that follows was there before. */
export const createDemoWorkspace = async (
  tx: Prisma.TransactionClient,
  people: People,
  { newId, opened }: { newId: Setting['newId']; opened: Date },
): Promise<Made> => {
  const [workspaceId, channelId] = [newId(opened), newId(opened)]
  const withIds = people.map((person) => ({ ...person, id: newId(opened) }))
  const createdAt = opened
  await tx.workspace.create({ data: { id: workspaceId, name: 'Casa Lumen', createdAt } })
  await tx.eventStream.create({ data: { workspaceId, epoch: newId(new Date()) } })
  const shops = ['Harbour Street', 'Old Mill Yard']
  await tx.shop.createMany({
    data: shops.map((name) => ({ workspaceId, id: newId(opened), name, createdAt })),
  })
  await tx.user.createMany({
    data: withIds.map(({ id, email, name, passwordHash }) => ({ id, email, name, passwordHash, createdAt })),
  })
  await tx.member.createMany({
    data: withIds.map(({ id, role }) => ({ workspaceId, userId: id, role, createdAt })),
  })
  await tx.channel.create({ data: channelRow(workspaceId, channelId, opened) })
  const members = Object.fromEntries(withIds.map(({ key, id }) => [key, id])) as Record<Reader, string>
  return { workspaceId, channelId, members }
}
