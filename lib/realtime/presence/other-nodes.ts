import type { PresenceState } from '@/lib/contract/signals'
import type { PresenceChange } from './presence-change'

type Node = { people: Map<string, PresenceState>; until: number }

/**
 * Who is at the other nodes, as they last said. Each node's word holds for a lease: one that dies without a word takes
 * its people offline when the lease ends, and nobody sticks.
 */
export class OtherNodes {
  private readonly workspaces = new Map<string, Map<string, Node>>()

  constructor(
    private readonly lease: number,
    private readonly now: () => number,
  ) {}

  /** A node says what changed, or (`whole`) all that it has. Answers the people whom it concerns. */
  hear(workspaceId: string, nodeId: string, change: PresenceChange, whole: boolean): string[] {
    const nodes = this.workspaces.get(workspaceId) ?? new Map<string, Node>()
    this.workspaces.set(workspaceId, nodes)
    const node = nodes.get(nodeId) ?? { people: new Map<string, PresenceState>(), until: 0 }
    nodes.set(nodeId, node)
    const concerned = new Set([...change.online, ...change.away, ...change.offline])
    if (whole) {
      for (const userId of node.people.keys()) concerned.add(userId)
      node.people.clear()
    }
    for (const userId of change.online) node.people.set(userId, 'online')
    for (const userId of change.away) node.people.set(userId, 'away')
    for (const userId of change.offline) node.people.delete(userId)
    node.until = this.now() + this.lease
    return [...concerned]
  }

  /** Forgets the nodes whose lease has ended. Answers the people whom it concerns, by workspace. */
  expire(): [string, string[]][] {
    return [...this.workspaces].map(([workspaceId, nodes]) => {
      const ended = [...nodes].filter(([, node]) => node.until <= this.now())
      for (const [nodeId] of ended) nodes.delete(nodeId)
      return [workspaceId, ended.flatMap(([, node]) => [...node.people.keys()])]
    })
  }

  /** Nobody here listens to this workspace any more. */
  forget(workspaceId: string) {
    this.workspaces.delete(workspaceId)
  }

  stateOf(workspaceId: string, userId: string): PresenceState | undefined {
    const states = [...(this.workspaces.get(workspaceId)?.values() ?? [])].map(({ people }) =>
      people.get(userId),
    )
    return states.find((state) => state === 'online') ?? states.find((state) => state === 'away')
  }

  people(workspaceId: string): string[] {
    return [...(this.workspaces.get(workspaceId)?.values() ?? [])].flatMap(({ people }) => [...people.keys()])
  }
}
