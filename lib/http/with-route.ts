import { z } from 'zod'
import { authenticate } from '@/lib/auth/authenticate'
import { callerOf } from '@/lib/auth/request-address'
import type { Permission } from '@/lib/contract/permissions'
import { type ActingMember, requirePermission } from '@/lib/domain/actor'
import { env } from '@/lib/env'
import { within } from '@/lib/limits/limits'
import { inLine } from '@/lib/limits/workspace-line'
import { checkOrigin } from './check-origin'
import { countStranger } from './count-stranger'
import { startClock } from './in-time'
import { noteDenial } from './note-denial'
import { observe } from './observe'
import { parse } from './parse'
import { problem } from './problem'
import { readJson } from './read-body'
import { showsToken } from './token'

type RouteParams = Record<string, string>
export type RouteContext = { params: Promise<RouteParams> }
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>

type Definition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  /** What the member must be allowed to do. */
  permission: Permission
  params?: Params
  query?: Query
  body?: Body
  /** What whoever shows OPERATOR_TOKEN instead of a session is answered, for all workspaces. */
  operator?: () => Promise<unknown>
}

type Input<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  actor: ActingMember
  params: z.output<Params>
  query: z.output<Query>
  body: z.output<Body>
  request: Request
}

const nothing = z.strictObject({})
type Nothing = typeof nothing

/** JSON that no cache may keep: it belongs to one member. `undefined` becomes 204. */
export const json = (data: unknown, status = data === undefined ? 204 : 200): Response =>
  new Response(data === undefined ? null : JSON.stringify(data), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  })

/**
 * Wraps whatever throws into the contract's error answer. For routes that authenticate in their own way (webhooks);
 * all others use `withRoute`.
 */
export const withProblem =
  (handler: RouteHandler): RouteHandler =>
  async (request, context) => {
    const done = observe(request, context)
    const answer = await handler(request, context).catch(async (cause) => {
      const where = `${request.method} ${new URL(request.url).pathname}`
      return problem(await countStranger(request, cause), where, request.headers.get('x-request-id'))
    })
    await done(answer.status)
    return answer
  }

/** A param that is no id names nothing that exists (R17). */
const parseParams = <Params extends z.ZodType>(schema: Params, params: RouteParams) =>
  parse(schema, params, 'not_found')

/**
 * A route handler in four steps: authenticate, check permission, parse, act. The handler's result is the JSON answer
 * (a `Response` is passed through). Works inside Next and ahead of it (the express lane) alike, since it reads the
 * `Request` only. Fails with 401, 403, 404 (params), 400 (query, body), 413, 415, 503 (in 2.5 s), or what the action
 * throws.
 */
export const withRoute = <
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(
  definition: Definition<Params, Query, Body>,
  handler: (input: Input<Params, Query, Body>) => Promise<unknown>,
): RouteHandler =>
  withProblem(async (request, context) => {
    checkOrigin(request)
    if (definition.operator && showsToken(request, env().OPERATOR_TOKEN))
      return json(await definition.operator())
    const inTime = startClock()
    const actor = { ...(await inTime(authenticate(request))), caller: callerOf(request) }
    await within('request:person', actor.userId)
    const act = async () => {
      requirePermission(actor, definition.permission)
      const { searchParams } = new URL(request.url)
      const input = {
        actor,
        params: definition.params
          ? parseParams(definition.params, await context.params)
          : ({} as z.output<Params>),
        query: definition.query
          ? parse(definition.query, Object.fromEntries(searchParams), 'bad_request')
          : ({} as z.output<Query>),
        body: definition.body ? parse(definition.body, await readJson(request)) : ({} as z.output<Body>),
        request,
      }
      // The body is read by now: a slow line is no trouble of ours.
      return inTime(inLine(actor.workspaceId, () => handler(input)))
    }
    const answer = await act().catch((cause) => {
      noteDenial(actor, request, cause)
      throw cause
    })
    return answer instanceof Response ? answer : json(answer)
  })
