import { Id, Moment } from '@/lib/contract/ids'
import { DomainError } from './domain-error'

/** Where a page of a list by time ends: the moment and id of its last row. */
export const cursorOf = (at: string, id: string): string => `${at}_${id}`

/** The moment and id of a cursor that `cursorOf` made. Throws `invalid_cursor`. */
export const parseCursor = (cursor: string): [at: string, id: string] => {
  const [at = '', id = ''] = cursor.split('_')
  if (Moment.safeParse(at).success && Id.safeParse(id).success) return [at, id]
  throw new DomainError(
    'invalid_cursor',
    'The cursor is not one that this list gave. Start from the first page',
  )
}
