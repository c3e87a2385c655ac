import { breakages } from './conversations/breakages'
import type { Script } from './script'

/** All the talk of the demo. */
export const scripts: readonly Script[] = [...breakages]
