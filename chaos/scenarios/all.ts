import type { Scenario } from '../scenario'
import * as lines from './lines'
import * as nodes from './nodes'
import * as people from './people'
import * as postgres from './postgres'
import { providerSilent } from './provider'
import * as redis from './redis'
import * as windows from './windows'

/** Every scenario, in the order they are played. */
export const scenarios: Scenario[] = [
  nodes.none,
  nodes.nodeKill,
  nodes.diesCommitted,
  nodes.diesAnnounced,
  nodes.diesDeliveryStored,
  nodes.diesProviderAccepted,
  providerSilent,
  redis.redisKill,
  redis.redisAway,
  redis.redisHang,
  redis.redisSubscribers,
  redis.redisFlush,
  redis.busShuffled,
  postgres.postgresRestart,
  postgres.postgresHang,
  postgres.poolExhausted,
  postgres.restoreBackup,
  windows.joins,
  lines.slowLink,
  lines.halfOpen,
  lines.stoppedClient,
  nodes.rollingRestart,
  lines.allDrop,
  people.revokeMember,
  people.killTypist,
  people.clocks,
  windows.oldTab,
]
