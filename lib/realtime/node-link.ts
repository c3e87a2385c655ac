import { bus } from '@/lib/bus/bus'
import { workspaceTopic } from '@/lib/bus/topics'
import type { StoredEvent } from '@/lib/events/log'
import type { PresenceChange } from './presence/presence-change'
import type { ConversationSignal } from './types'

/** What a node says to the others about a workspace. All of it may be lost: events heal from the log, the rest expires. */
type NodeMessage =
  | { kind: 'events'; events: StoredEvent[] }
  | { kind: 'signal'; signal: ConversationSignal }
  | { kind: 'presence'; change: PresenceChange; whole: boolean }
  | { kind: 'presence:ask' }

type Handlers = {
  events: (events: StoredEvent[]) => void
  signal: (workspaceId: string, signal: ConversationSignal, from: string) => void
  presence: (workspaceId: string, from: string, change: PresenceChange, whole: boolean) => void
  presenceAsked: (workspaceId: string) => void
}

const say = (workspaceId: string, message: NodeMessage) =>
  bus()?.publish(workspaceTopic(workspaceId), message)

/** Tells the other nodes' windows in the conversation. */
export const signalNodes = (workspaceId: string, signal: ConversationSignal) =>
  say(workspaceId, { kind: 'signal', signal })

export const tellNodesPresence = (workspaceId: string, change: PresenceChange, whole: boolean) =>
  say(workspaceId, { kind: 'presence', change, whole })

/** Asks the other nodes who is there: this one has just begun to listen, or lost what was said meanwhile. */
export const askNodesPresence = (workspaceId: string) => say(workspaceId, { kind: 'presence:ask' })

/** Hears what the other nodes say about a workspace; answers how to stop. Nothing happens in a process that runs alone. */
export const hearNodes = (workspaceId: string, handlers: Handlers): (() => void) => {
  const link = bus()
  if (!link) return () => {}
  // Signed by one of our nodes, so that its shape is what our own code made it.
  return link.subscribe(workspaceTopic(workspaceId), (said, from) => {
    const message = said as NodeMessage
    if (message.kind === 'events') handlers.events(message.events)
    if (message.kind === 'signal') handlers.signal(workspaceId, message.signal, from)
    if (message.kind === 'presence') handlers.presence(workspaceId, from, message.change, message.whole)
    if (message.kind === 'presence:ask') handlers.presenceAsked(workspaceId)
  })
}
