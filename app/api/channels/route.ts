import { ConnectChannelBody } from '@/lib/contract/workspace'
import { connectChannel } from '@/lib/domain/channels/connect-channel'
import { json, withRoute } from '@/lib/http/with-route'

export const POST = withRoute(
  { permission: 'channel:manage', body: ConnectChannelBody },
  async ({ actor, body }) => {
    const channel = await connectChannel(actor, body)
    return json({ channel, webhookPath: `/api/webhooks/whatsapp/${channel.id}` }, 201)
  },
)
