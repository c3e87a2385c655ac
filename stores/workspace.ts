import { create } from 'zustand'
import type { Channel, Member } from '@/lib/contract/workspace'

type WorkspaceState = {
  workspace: { id: string; name: string } | null
  me: Member | null
  sessionId: string | null
  members: Record<string, Member>
  channels: Record<string, Channel>
}

/** Who and where: the workspace, its people and channels. Filled by the snapshot, kept by events. */
export const useWorkspace = create<WorkspaceState>()(() => ({
  workspace: null,
  me: null,
  sessionId: null,
  members: {},
  channels: {},
}))

/** The person and workspace this window belongs to, `<workspace>:<user>`; null until the first snapshot. */
export const whoIsHere = (): string | null => {
  const { workspace, me } = useWorkspace.getState()
  return workspace && me ? `${workspace.id}:${me.userId}` : null
}
