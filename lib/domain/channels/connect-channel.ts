import { uuidv7 } from 'uuidv7'
import { seal } from '@/lib/auth/secret-box'
import type { Channel, ConnectChannelBody } from '@/lib/contract/workspace'
import { db } from '@/lib/db/client'
import { type ActingMember, requirePermission } from '../actor'
import { DomainError } from '../domain-error'

/** Adds a WhatsApp Cloud API number; its secrets are sealed. Throws `conflict` when it is connected already. */
export const connectChannel = async (actor: ActingMember, body: ConnectChannelBody): Promise<Channel> => {
  requirePermission(actor, 'channel:manage')
  const { workspaceId } = actor
  const known = await db().channel.findFirst({ where: { workspaceId, phoneNumberId: body.phoneNumberId } })
  if (known) throw new DomainError('conflict', 'This number is connected already')
  const { id, kind, name, displayPhoneNumber, status, sandbox } = await db().channel.create({
    data: {
      ...body,
      workspaceId,
      id: uuidv7(),
      kind: 'whatsapp_cloud',
      accessToken: seal(body.accessToken),
      appSecret: seal(body.appSecret),
      verifyToken: seal(body.verifyToken),
    },
  })
  return { id, kind, name, displayPhoneNumber, status, sandbox }
}
