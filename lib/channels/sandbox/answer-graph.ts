import { notFound } from '@/lib/domain/domain-error'
import { log } from '@/lib/log'
import { GraphFailure } from './graph-errors'

const failureOf = (cause: unknown): GraphFailure => {
  if (cause instanceof GraphFailure) return cause
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: string }
  if (code === 'too_large') return new GraphFailure(100, { message: `(#100) ${message}`, status: 413 })
  log().error({ err: cause }, 'sandbox: a Graph call failed')
  return new GraphFailure(131000)
}

/** Turns a Graph call into Graph's answer: its JSON with 200, or its error body. Throws `not_found` only: sandbox off. */
export const answerGraph = async (call: () => Promise<object>): Promise<Response> => {
  try {
    return Response.json(await call())
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'not_found') throw notFound()
    const { status, body } = failureOf(cause)
    return Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
  }
}
