import { z } from 'zod'
import { ConversationStatus } from '@/lib/contract/conversation'
import { countConversations } from '@/lib/domain/conversations/list-conversations'
import { withRoute } from '@/lib/http/with-route'

const Query = z.strictObject({ status: ConversationStatus.default('open') })

export const GET = withRoute({ permission: 'inbox:read', query: Query }, ({ actor, query }) =>
  countConversations(actor, query.status),
)
