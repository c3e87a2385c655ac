import { z } from 'zod'
import { SaveDraftBody } from '@/lib/contract/draft'
import { Id } from '@/lib/contract/ids'
import { saveDraft } from '@/lib/domain/drafts/save-draft'
import { withRoute } from '@/lib/http/with-route'

const Params = z.strictObject({ id: Id })

export const PUT = withRoute(
  { permission: 'message:send', params: Params, body: SaveDraftBody },
  ({ actor, params, body }) => saveDraft(actor, params.id, body),
)
