import { createHash, timingSafeEqual } from 'node:crypto'
import { open } from '@/lib/auth/secret-box'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/domain/domain-error'
import { env } from '@/lib/env'
import { GraphFailure } from './graph-errors'

/** What the sandbox needs to know of a number: enough to speak for Meta about it. */
export type SandboxNumber = {
  workspaceId: string
  id: string
  name: string
  displayPhoneNumber: string
  phoneNumberId: string
  businessAccountId: string
  appSecret: string
}

/** Throws `not_found` when the sandbox is switched off. */
export const requireSandbox = () => {
  if (env().SANDBOX !== 'on') throw notFound()
}

/** The workspace's sandbox number with this id. Throws `not_found`, also for numbers that talk to Meta. */
export const sandboxNumber = async (workspaceId: string, id: string): Promise<SandboxNumber> => {
  const channel = await db().channel.findFirst({ where: { workspaceId, id, sandbox: true } })
  if (!channel) throw notFound()
  return channel
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSame = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

/** As Graph answers for an id that does not exist (the same for GET and POST but for the verb). */
const unknownObject = (id: string, method: string) =>
  new GraphFailure(100, {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    subcode: 33,
  })

/**
 * The number that a Graph call is about. The phone number id names it, and its token opens it: two workspaces may each
 * have a number with the same id in their sandboxes.
 * Throws `GraphFailure`: 100 with subcode 33 for an unknown id, 190 for a missing or wrong token.
 */
export const authenticateGraph = async (call: {
  phoneNumberId: string
  method: string
  authorization: string | null
}): Promise<SandboxNumber> => {
  const channels = await db().channel.findMany({
    where: { phoneNumberId: call.phoneNumberId, sandbox: true },
    take: 50,
  })
  if (channels.length === 0) throw unknownObject(call.phoneNumberId, call.method)
  const token = call.authorization?.match(/^(?:Bearer|OAuth)\s+(\S+)$/i)?.[1] ?? ''
  const match = channels.find((channel) => isSame(open(channel.accessToken), token))
  if (!match) throw new GraphFailure(190)
  return match
}
