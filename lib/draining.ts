import { sharedState } from './shared-state'

const state = () => sharedState('draining', () => ({ draining: false }))

/** From now on this process takes no new windows: balancers are told by `/health/ready`. */
export const setDraining = () => {
  state().draining = true
}

export const isDraining = (): boolean => state().draining
