import { uuidv7 } from 'uuidv7'
import { seal } from '@/lib/auth/secret-box'
import type { Channel, ConnectChannelBody } from '@/lib/contract/workspace'
import { type ActingMember, requirePermission } from '../actor'
import { byActor, recordAudit } from '../audit/record-audit'
import { DomainError } from '../domain-error'
import { runAction } from '../run-action'

const isDuplicate = (cause: unknown) => (cause as { code?: string }).code === 'P2002'

/** Adds a WhatsApp Cloud API number; its secrets are sealed. Throws `conflict` when it is connected already. */
export const connectChannel = async (actor: ActingMember, body: ConnectChannelBody): Promise<Channel> => {
  requirePermission(actor, 'channel:manage')
  const { workspaceId } = actor
  const action = runAction(workspaceId, async (tx) => {
    const { id, kind, name, displayPhoneNumber, status, sandbox } = await tx.channel.create({
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
    const { phoneNumberId } = body
    await recordAudit(tx, byActor(actor, 'channel:connected', { channelId: id, phoneNumberId }))
    const channel: Channel = { id, kind, name, displayPhoneNumber, status, sandbox }
    const by = { kind: 'member' as const, id: actor.userId }
    const subject = { channelId: id }
    return { result: channel, events: [{ name: 'channel:status', subject, actor: by, data: { channel } }] }
  })
  return action.catch((cause) => {
    if (isDuplicate(cause)) throw new DomainError('conflict', 'This number is connected already')
    throw cause
  })
}
