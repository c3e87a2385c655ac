import { signOut as endSession } from 'next-auth/react'
import { setFreshness } from '@/stores/connection'
import { forgetDrafts } from '@/stores/drafts'
import { saveDraftsNow } from './drafts'
import { closeOutbox } from './outbox/contents'
import { createTabChannel } from './tabs'

/** On this device until the server knows: a window that is opened before does not show the inbox either. */
const mark = 'parley-signing-out'
const retryAfter = 3_000

/** `leaving`: nobody may see the inbox any more. `left`: the server has ended the session, so that its pages know. */
const tabs = createTabChannel<'leaving' | 'left'>('sign-out', (word) => {
  if (word === 'leaving') {
    cover()
    // Unless the tab that began it dies before it is done.
    setTimeout(() => void finish(), retryAfter)
  } else goToSignIn()
})

const goToSignIn = () => window.location.assign('/sign-in')

/** At once, with or without a network: nothing of this person is shown or sent from this tab any more. */
const cover = () => {
  setFreshness({ state: 'signed-out' })
  window.dispatchEvent(new Event('parley:leave'))
  forgetDrafts()
  closeOutbox()
}

const finish = async (): Promise<void> => {
  if (localStorage.getItem(mark) === null) return goToSignIn()
  const ended =
    navigator.onLine !== false &&
    (await endSession({ redirect: false }).then(
      () => true,
      () => false,
    ))
  if (!ended) return void setTimeout(() => void finish(), retryAfter)
  localStorage.removeItem(mark)
  tabs.say('left')
  goToSignIn()
}

/**
 * Signs out in all tabs of this browser at once; the session ends as soon as the server can be told. Drafts leave this
 * device (the server has them); what was not sent stays for its owner's next sign-in.
 */
export const signOut = async (): Promise<void> => {
  localStorage.setItem(mark, '1')
  tabs.say('leaving')
  await saveDraftsNow()
  cover()
  await finish()
}

/** For a window that opens: whether a sign-out is not through yet. Then it is finished rather than the inbox shown. */
export const resumeSignOut = (): boolean => {
  if (typeof localStorage === 'undefined' || localStorage.getItem(mark) === null) return false
  cover()
  void finish()
  return true
}
