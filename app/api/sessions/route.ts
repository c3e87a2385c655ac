import { callerOf } from '@/lib/auth/request-address'
import { issueToken } from '@/lib/auth/session-token'
import { SessionQuery, SignInBody } from '@/lib/contract/workspace'
import { endOtherSessions } from '@/lib/domain/sessions/end-session'
import { listSessions } from '@/lib/domain/sessions/list-sessions'
import { signIn } from '@/lib/domain/sessions/sign-in'
import { checkOrigin } from '@/lib/http/check-origin'
import { parse } from '@/lib/http/parse'
import { readJson } from '@/lib/http/read-body'
import { json, withProblem, withRoute } from '@/lib/http/with-route'

export const GET = withRoute({ permission: 'session:manage-own', query: SessionQuery }, ({ actor, query }) =>
  listSessions(actor, query),
)

/** Sign-in for programs: answers the token for `Authorization: Bearer` and for the socket's `auth.token`. */
export const POST = withProblem(async (request) => {
  checkOrigin(request)
  const body = parse(SignInBody, await readJson(request))
  const { sid, uid, wid, expiresAt } = await signIn({ ...body, ...callerOf(request) })
  return json({ token: await issueToken({ sid, uid, wid }), expiresAt: expiresAt.toISOString() }, 201)
})

/** Ends every session of this person but the one that asks. */
export const DELETE = withRoute({ permission: 'session:manage-own' }, async ({ actor }) => ({
  ended: await endOtherSessions(actor),
}))
