import { headers } from 'next/headers'
import type { ActingMember } from '@/lib/domain/actor'
import { memberOfToken } from './authenticate'
import { tokenFromCookies } from './session-token'

/** For pages: the member who is signed in, or null. */
export const currentActor = async (): Promise<ActingMember | null> =>
  memberOfToken(tokenFromCookies((await headers()).get('cookie')))
