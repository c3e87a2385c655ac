import { EventEmitter } from 'node:events'
import type { SandboxChange } from '@/lib/contract/sandbox'
import { sharedState } from '@/lib/shared-state'

const emitter = () => sharedState('sandbox-changes', () => new EventEmitter().setMaxListeners(0))

/** Tells the phone pages of a workspace, on this node, that a customer or their chat changed. */
export const announceChange = (workspaceId: string, { channelId, phone }: SandboxChange) =>
  emitter().emit(workspaceId, { channelId, phone })

/** Listens to a workspace's changes. Answers how to stop. */
export const onChange = (workspaceId: string, listener: (change: SandboxChange) => void): (() => void) => {
  emitter().on(workspaceId, listener)
  return () => void emitter().off(workspaceId, listener)
}
