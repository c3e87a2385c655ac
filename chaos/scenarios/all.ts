import type { Scenario } from '../scenario'
import * as nodes from './nodes'

/** Every scenario, in the order they are played. */
export const scenarios: Scenario[] = [
  nodes.none,
  nodes.nodeKill,
  nodes.diesCommitted,
  nodes.diesAnnounced,
  nodes.diesDeliveryStored,
  nodes.diesProviderAccepted,
  nodes.rollingRestart,
]
