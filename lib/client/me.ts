import type { Availability, Member } from '@/lib/contract/workspace'
import { useWorkspace } from '@/stores/workspace'
import { api } from './api'

const show = (availability: Availability) =>
  useWorkspace.setState(({ me, members }) => {
    if (!me) return {}
    const changed: Member = { ...me, availability }
    return { me: changed, members: { ...members, [me.userId]: changed } }
  })

/** Says that this person is away, or follows the use of their windows again; on screen at once. Throws ApiError. */
export const setAvailability = async (availability: Availability): Promise<void> => {
  const before = useWorkspace.getState().me?.availability
  show(availability)
  try {
    await api<Member>('PATCH', '/api/me', { availability })
  } catch (cause) {
    if (before && useWorkspace.getState().me?.availability === availability) show(before)
    throw cause
  }
}
