import type { PresenceState } from '@/lib/contract/signals'

type Person = { windows: Map<string, PresenceState>; state: PresenceState }

/** The windows that are connected to this node, by workspace and person. Several windows of one person are one presence. */
export class OwnWindows {
  private readonly workspaces = new Map<string, Map<string, Person>>()

  set(workspaceId: string, userId: string, socketId: string, state: PresenceState) {
    const people = this.workspaces.get(workspaceId) ?? new Map<string, Person>()
    this.workspaces.set(workspaceId, people)
    const person = people.get(userId) ?? { windows: new Map<string, PresenceState>(), state }
    people.set(userId, person)
    person.windows.set(socketId, state)
    person.state = stateOf(person)
  }

  /** A window has gone. Its person stays as they were until `forget`, when it was the last. */
  remove(workspaceId: string, userId: string, socketId: string): 'last' | 'others' | 'unknown' {
    const person = this.workspaces.get(workspaceId)?.get(userId)
    if (!person?.windows.delete(socketId)) return 'unknown'
    if (person.windows.size === 0) return 'last'
    person.state = stateOf(person)
    return 'others'
  }

  /** The person has not come back. Answers whether they are gone indeed. */
  forget(workspaceId: string, userId: string): boolean {
    const people = this.workspaces.get(workspaceId)
    const person = people?.get(userId)
    if (!people || !person || person.windows.size > 0) return false
    people.delete(userId)
    if (people.size === 0) this.workspaces.delete(workspaceId)
    return true
  }

  stateOf(workspaceId: string, userId: string): PresenceState | undefined {
    return this.workspaces.get(workspaceId)?.get(userId)?.state
  }

  people(workspaceId: string): string[] {
    return [...(this.workspaces.get(workspaceId)?.keys() ?? [])]
  }

  workspaceIds(): string[] {
    return [...this.workspaces.keys()]
  }
}

const stateOf = ({ windows }: Person): PresenceState =>
  [...windows.values()].includes('online') ? 'online' : 'away'
