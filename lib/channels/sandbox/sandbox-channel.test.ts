import { describe, expect, it, vi } from 'vitest'
import { answerGraph } from './answer-graph'
import { getPhoneNumber, postMessages } from './graph-api'
import { requireSandbox } from './sandbox-channel'

vi.mock('@/lib/env', () => ({ env: () => ({ SANDBOX: 'off' }) }))

describe('a sandbox that is switched off', () => {
  const call = { phoneNumberId: '1', method: 'POST', authorization: 'Bearer x' }

  it('is absent, for the phone page and for the stand-in for Graph alike', async () => {
    expect(() => requireSandbox()).toThrow(expect.objectContaining({ code: 'not_found' }))
    const send = answerGraph(() =>
      postMessages({ ...call, bytes: Buffer.from('{}'), signal: new AbortController().signal }),
    )
    await expect(send).rejects.toMatchObject({ code: 'not_found' })
    const facts = answerGraph(() => getPhoneNumber({ ...call, fields: null }))
    await expect(facts).rejects.toMatchObject({ code: 'not_found' })
  })
})
