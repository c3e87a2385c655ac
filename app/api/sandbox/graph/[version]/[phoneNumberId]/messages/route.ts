import { answerGraph } from '@/lib/channels/sandbox/answer-graph'
import { postMessages } from '@/lib/channels/sandbox/graph-api'
import { bodyLimit, readBytes } from '@/lib/http/read-body'
import { withProblem } from '@/lib/http/with-route'

/** The stand-in for Graph's `POST /:version/:phoneNumberId/messages`. Opened by the number's token, not by a session. */
export const POST = withProblem(async (request, { params }) => {
  const { phoneNumberId = '' } = await params
  return answerGraph(async () =>
    postMessages({
      phoneNumberId,
      method: request.method,
      authorization: request.headers.get('authorization'),
      bytes: await readBytes(request, bodyLimit),
      signal: request.signal,
    }),
  )
})
