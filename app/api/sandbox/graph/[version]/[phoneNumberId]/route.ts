import { answerGraph } from '@/lib/channels/sandbox/answer-graph'
import { getPhoneNumber } from '@/lib/channels/sandbox/graph-api'
import { withProblem } from '@/lib/http/with-route'

/** The stand-in for Graph's `GET /:version/:phoneNumberId`. Opened by the number's token, not by a session. */
export const GET = withProblem(async (request, { params }) => {
  const { phoneNumberId = '' } = await params
  return answerGraph(() =>
    getPhoneNumber({
      phoneNumberId,
      method: request.method,
      authorization: request.headers.get('authorization'),
      fields: new URL(request.url).searchParams.get('fields'),
    }),
  )
})
