import { sharedState } from './shared-state'

/**
 * Places where a process may die at the worst moment: after a commit, before anybody was told (`committed`) or before
 * the caller was answered (`announced`); with a webhook stored and not yet worked on (`delivery-stored`); with a message
 * at the provider and that not yet recorded (`provider-accepted`).
 */
export type Failpoint = 'committed' | 'announced' | 'delivery-stored' | 'provider-accepted'

const hooks = () => sharedState('failpoints', () => new Map<Failpoint, () => void>())

/** Does nothing but what a fault test has set; in production not even that, and the bundler drops it. */
export const failpoint = (name: Failpoint) => {
  // biome-ignore lint/style/noProcessEnv: known when the pages are built, so that this is compiled out of them
  if (process.env.NODE_ENV !== 'production') hooks().get(name)?.()
}

/** For fault tests: what happens when the place is reached. */
export const setFailpoint = (name: Failpoint, hook: () => void) => void hooks().set(name, hook)
