import { ConversationQuery } from '@/lib/contract/conversation'
import { listConversations } from '@/lib/domain/conversations/list-conversations'
import { withRoute } from '@/lib/http/with-route'

export const GET = withRoute({ permission: 'inbox:read', query: ConversationQuery }, ({ actor, query }) =>
  listConversations(actor, query),
)
