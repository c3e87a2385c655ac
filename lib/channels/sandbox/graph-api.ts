import { acceptMessage } from './accept-message'
import { GraphFailure } from './graph-errors'
import { parseGraphRequest } from './graph-request'
import { markRead } from './mark-read'
import { authenticateGraph, requireSandbox } from './sandbox-channel'
import { digitsOf } from './webhook-payload'

type Call = { phoneNumberId: string; method: string; authorization: string | null }

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new GraphFailure(100, { message: '(#100) The request body is not valid JSON.' })
  }
}

/**
 * `POST /:version/:phoneNumberId/messages`: a message, or that a message was read.
 *
 * @returns the body to answer with 200
 * @throws {GraphFailure} what Graph refuses; `not_found` when the sandbox is off
 */
export const postMessages = async (call: Call & { bytes: Buffer; signal: AbortSignal }): Promise<object> => {
  requireSandbox()
  const number = await authenticateGraph(call)
  const request = parseGraphRequest(parseJson(call.bytes))
  return request.kind === 'read'
    ? markRead(number, request.messageId)
    : acceptMessage(number, request, call.signal)
}

/**
 * `GET /:version/:phoneNumberId`: what Meta tells of a phone number; `fields` names those wanted, else the usual ones.
 * Source: https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status/
 *
 * @throws {GraphFailure} as `authenticateGraph`; `not_found` when the sandbox is off
 */
export const getPhoneNumber = async (call: Call & { fields: string | null }): Promise<object> => {
  requireSandbox()
  const number = await authenticateGraph(call)
  const facts: Record<string, unknown> = {
    verified_name: number.name,
    code_verification_status: 'VERIFIED',
    display_phone_number: digitsOf(number.displayPhoneNumber),
    quality_rating: 'GREEN',
    platform_type: 'CLOUD_API',
    throughput: { level: 'STANDARD' },
    name_status: 'APPROVED',
    status: 'CONNECTED',
  }
  const wanted = call.fields
    ? call.fields.split(',').map((field) => field.trim())
    : [
        'verified_name',
        'code_verification_status',
        'display_phone_number',
        'quality_rating',
        'platform_type',
        'throughput',
      ]
  const known = wanted.filter((field) => Object.hasOwn(facts, field)).map((field) => [field, facts[field]])
  return { ...Object.fromEntries(known), id: number.phoneNumberId }
}
