import { receiveWebhook, verifyWebhook } from '@/lib/http/whatsapp-webhook'
import { withProblem } from '@/lib/http/with-route'

/** Meta asks whether the address is ours. */
export const GET = withProblem(async (request, { params }) =>
  verifyWebhook(request, (await params).channelId ?? ''),
)

/** Meta delivers: stored before it is answered, processed after (R13). */
export const POST = withProblem(async (request, { params }) =>
  receiveWebhook(request, (await params).channelId ?? ''),
)
