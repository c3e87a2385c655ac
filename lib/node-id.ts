import { randomUUID } from 'node:crypto'
import { sharedState } from './shared-state'

/** What this process is called among its like; a new name at each start, so that nothing of a dead one is taken for it. */
export const nodeId = (): string => sharedState('node-id', randomUUID)
