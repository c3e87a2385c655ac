import type { z } from 'zod'
import type { Snapshot } from '@/lib/contract/workspace'
import { setCursor } from '@/stores/connection'
import { mergeItems, noteListPage, useConversations } from '@/stores/conversations'
import { claimDrafts } from '@/stores/drafts'
import { markStale } from '@/stores/messages'
import { useWorkspace, whoIsHere } from '@/stores/workspace'
import { takeDrafts } from './drafts'

const byKey = <Item, Key extends keyof Item>(items: Item[], key: Key) =>
  Object.fromEntries(items.map((item) => [String(item[key]), item])) as Record<string, Item>

/**
 * Replaces what the stores hold by a snapshot, and moves the cursor to where it was read (R6). Drafts and unsent messages
 * stay; threads are kept on screen and loaded anew when they are shown (R5).
 */
export const applySnapshot = (snapshot: z.output<typeof Snapshot>) => {
  const { epoch, seq, workspace, me, sessionId, members, channels, conversations, drafts, nextCursor } =
    snapshot
  useWorkspace.setState({
    workspace,
    me,
    sessionId,
    members: byKey(members, 'userId'),
    channels: byKey(channels, 'id'),
  })
  claimDrafts(whoIsHere() ?? '')
  takeDrafts(drafts)
  useConversations.setState({ byId: {}, lists: {} })
  mergeItems(conversations, seq)
  const page = conversations.filter((item) => item.conversation.status === 'open')
  const last = nextCursor
    ? page.find(({ conversation }) => nextCursor.endsWith(conversation.id))
    : page.at(-1)
  noteListPage({ view: 'all', status: 'open' }, nextCursor, last?.conversation)
  markStale()
  setCursor({ epoch, seq })
}
