import { describe, expect, it } from 'vitest'
import { sandboxFailureCodes } from '@/lib/contract/sandbox'
import { GraphFailure, graphErrors, isGraphErrorCode, statusError } from './graph-errors'

const errorOf = (failure: GraphFailure) => (failure.body as { error: Record<string, unknown> }).error

describe('graph errors', () => {
  it('[R11] knows every failure that can be chosen, but for the two that are silence', () => {
    const unknown = sandboxFailureCodes.filter((code) => !isGraphErrorCode(code))
    expect(unknown).toEqual([-1, -2])
  })

  it('answers what Graph knows at once, and reports later what it learns while delivering', () => {
    const byWebhook = sandboxFailureCodes.filter(
      (code) => isGraphErrorCode(code) && graphErrors[code].reported.by === 'webhook',
    )
    expect(byWebhook).toEqual([131047, 131026, 131049, 131053])
  })

  it.each([
    [190, 401],
    [368, 403],
    [130429, 429],
    [131056, 429],
    [131000, 500],
    [131008, 400],
    [131009, 400],
    [100, 400],
  ] as const)('refuses with code %i and HTTP %i', (code, status) => {
    const failure = new GraphFailure(code, { details: 'why' })
    expect(failure.status).toBe(status)
    expect(errorOf(failure)).toMatchObject({
      code,
      type: 'OAuthException',
      error_data: { messaging_product: 'whatsapp', details: 'why' },
    })
    expect(errorOf(failure).fbtrace_id).toMatch(/^A[\w-]{20,}$/)
  })

  it('puts the code before the title, as Graph does, but for a bad token', () => {
    expect(errorOf(new GraphFailure(130429)).message).toBe('(#130429) Rate limit hit')
    expect(errorOf(new GraphFailure(190)).message).toBe(
      'Invalid OAuth access token - Cannot parse access token',
    )
  })

  it('writes the error of a failed status with title, details and link', () => {
    expect(statusError(131047)).toEqual({
      code: 131047,
      title: 'Re-engagement message',
      message: 'Re-engagement message',
      error_data: { details: expect.stringContaining('24 hours') },
      href: expect.stringContaining('error-codes'),
    })
  })
})
