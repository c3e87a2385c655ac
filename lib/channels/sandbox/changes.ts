import { EventEmitter } from 'node:events'
import { bus } from '@/lib/bus/bus'
import { sandboxTopic } from '@/lib/bus/topics'
import type { SandboxChange } from '@/lib/contract/sandbox'
import { sharedState } from '@/lib/shared-state'

const emitter = () => sharedState('sandbox-changes', () => new EventEmitter().setMaxListeners(0))

/** Tells the phone pages of a workspace, at all nodes, that a customer or their chat changed. */
export const announceChange = (workspaceId: string, { channelId, phone }: SandboxChange) => {
  emitter().emit(workspaceId, { channelId, phone })
  bus()?.publish(sandboxTopic(workspaceId), { channelId, phone })
}

/** Listens to a workspace's changes. Answers how to stop. */
export const onChange = (workspaceId: string, listener: (change: SandboxChange) => void): (() => void) => {
  emitter().on(workspaceId, listener)
  const stopHearing = bus()?.subscribe(sandboxTopic(workspaceId), (change) =>
    listener(change as SandboxChange),
  )
  return () => {
    emitter().off(workspaceId, listener)
    stopHearing?.()
  }
}
