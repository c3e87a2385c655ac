import { expect, it } from 'vitest'
import { hrefOf, readRoute } from './inbox-route'

const id = '01a1fe24-7500-7a0b-9e3f-109104bda893'

it('reads and writes the same address', () => {
  for (const address of [
    '/',
    '/?view=mine',
    `/conversations/${id}`,
    `/conversations/${id}?view=unassigned&status=resolved`,
  ])
    expect(hrefOf(readRoute(address))).toBe(address)
})

it('leaves out what is usual, and takes the usual for what it does not know', () => {
  expect(hrefOf({ list: { view: 'all', status: 'open' }, conversationId: null })).toBe('/')
  expect(readRoute('/?view=theirs&status=lost').list).toEqual({ view: 'all', status: 'open' })
  expect(readRoute('/settings/sessions').conversationId).toBeNull()
})
