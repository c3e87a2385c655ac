import { type PresenceList, type PresenceState, presenceTtl } from '@/lib/contract/signals'
import { OtherNodes } from './other-nodes'
import { OwnWindows } from './own-windows'
import { type PresenceChange, presenceChange } from './presence-change'

/** Long enough for a reload, so that one does not look like leaving. */
const leaveAfter = 3_000
/** Changes of so long go out together: a thousand people who come back at once are a few lists, not a million packets. */
const gatherFor = 150
/** Two of a node's reminders may be lost before its people are taken to be gone. */
const nodeLease = 40_000

type Options = {
  /** To the windows here. */
  say: (workspaceId: string, change: PresenceChange) => void
  /** To the other nodes: what changed here, or (`whole`) everybody who is here. */
  tell: (workspaceId: string, change: PresenceChange, whole: boolean) => void
  schedule?: (run: () => void, delay: number) => void
  now?: () => number
}

/**
 * Who is here: online when any window of a person is used, at whatever node, away when all are idle, offline shortly
 * after the last one closed.
 */
export class Presence {
  private readonly own = new OwnWindows()
  private readonly others: OtherNodes
  /** What the windows here were last told. */
  private readonly said = new Map<string, Map<string, PresenceState>>()
  private changed = new Map<string, { here: Set<string>; anywhere: Set<string> }>()
  private readonly schedule: (run: () => void, delay: number) => void

  constructor(private readonly options: Options) {
    // Not the wall clock: one that is set back would keep the people of a dead node online (R10).
    this.others = new OtherNodes(nodeLease, options.now ?? (() => performance.now()))
    this.schedule = options.schedule ?? ((run, delay) => void setTimeout(run, delay).unref())
  }

  set(workspaceId: string, userId: string, socketId: string, state: PresenceState) {
    const before = this.own.stateOf(workspaceId, userId)
    this.own.set(workspaceId, userId, socketId, state)
    if (this.own.stateOf(workspaceId, userId) !== before) this.note(workspaceId, [userId], 'here')
  }

  remove(workspaceId: string, userId: string, socketId: string) {
    const left = this.own.remove(workspaceId, userId, socketId)
    if (left === 'others') this.note(workspaceId, [userId], 'here')
    if (left !== 'last') return
    this.schedule(() => {
      if (this.own.forget(workspaceId, userId)) this.note(workspaceId, [userId], 'here')
    }, leaveAfter)
  }

  /** Another node says who is there. */
  hear(workspaceId: string, nodeId: string, change: PresenceChange, whole: boolean) {
    this.note(workspaceId, this.others.hear(workspaceId, nodeId, change, whole), 'anywhere')
  }

  /** Nobody here listens to this workspace any more. */
  forget(workspaceId: string) {
    this.others.forget(workspaceId)
    this.said.delete(workspaceId)
    this.changed.delete(workspaceId)
  }

  stateOf(workspaceId: string, userId: string): PresenceState | undefined {
    const here = this.own.stateOf(workspaceId, userId)
    return here === 'online' ? here : (this.others.stateOf(workspaceId, userId) ?? here)
  }

  /** Everybody who is online or away. */
  list(workspaceId: string): PresenceList {
    const { online, away } = this.everybody(workspaceId)
    return { online, away, ttl: presenceTtl }
  }

  /** Says again who is here, to windows and nodes, before what was said expires (R10). */
  renew() {
    for (const workspaceId of this.own.workspaceIds()) {
      this.options.say(workspaceId, this.everybody(workspaceId))
      this.tellWhole(workspaceId)
    }
  }

  /** Takes the people of nodes that have died offline. */
  expire() {
    for (const [workspaceId, userIds] of this.others.expire()) this.note(workspaceId, userIds, 'anywhere')
  }

  /** Tells the other nodes everybody who is here: to one that has just come, or lost what it knew. */
  tellWhole(workspaceId: string) {
    const people = this.own.people(workspaceId)
    const change = presenceChange(people, (userId) => this.own.stateOf(workspaceId, userId))
    if (people.length > 0) this.options.tell(workspaceId, change, true)
  }

  /** This node stops: the others need not wait for its lease to end. */
  leave() {
    for (const workspaceId of this.own.workspaceIds())
      this.options.tell(workspaceId, { online: [], away: [], offline: [] }, true)
  }

  private everybody(workspaceId: string): PresenceChange {
    const people = new Set([...this.own.people(workspaceId), ...this.others.people(workspaceId)])
    return presenceChange(people, (userId) => this.stateOf(workspaceId, userId))
  }

  private note(workspaceId: string, userIds: string[], where: 'here' | 'anywhere') {
    if (userIds.length === 0) return
    if (this.changed.size === 0) this.schedule(() => this.flush(), gatherFor)
    const changed = this.changed.get(workspaceId) ?? { here: new Set<string>(), anywhere: new Set<string>() }
    this.changed.set(workspaceId, changed)
    for (const userId of userIds) {
      changed.anywhere.add(userId)
      if (where === 'here') changed.here.add(userId)
    }
  }

  private flush() {
    const { changed } = this
    this.changed = new Map()
    for (const [workspaceId, { here, anywhere }] of changed) {
      if (here.size > 0)
        this.options.tell(
          workspaceId,
          presenceChange(here, (id) => this.own.stateOf(workspaceId, id)),
          false,
        )
      const news = this.newsOf(workspaceId, anywhere)
      if (news.online.length + news.away.length + news.offline.length > 0) this.options.say(workspaceId, news)
    }
  }

  /** What of it the windows here do not know yet. */
  private newsOf(workspaceId: string, userIds: Set<string>): PresenceChange {
    const said = this.said.get(workspaceId) ?? new Map<string, PresenceState>()
    this.said.set(workspaceId, said)
    const news = [...userIds].filter((userId) => said.get(userId) !== this.stateOf(workspaceId, userId))
    for (const userId of news) {
      const state = this.stateOf(workspaceId, userId)
      if (state) said.set(userId, state)
      else said.delete(userId)
    }
    return presenceChange(news, (userId) => this.stateOf(workspaceId, userId))
  }
}
