import { sharedState } from '@/lib/shared-state'

/** The workers' upkeep runs every 3 s; silent for this long, they hang. */
const longestSilence = 30_000

type State = { working: boolean; beatAt: number }
const state = () => sharedState('workers', (): State => ({ working: false, beatAt: 0 }))

/** The workers of this process have started, or stopped. */
export const setWorking = (working: boolean) => Object.assign(state(), { working, beatAt: Date.now() })

/** The workers have gone round once more. */
export const beat = () => {
  state().beatAt = Date.now()
}

/** Whether this process's workers go round; true where it has none. */
export const workersAreWell = (): boolean => !state().working || Date.now() - state().beatAt < longestSilence
