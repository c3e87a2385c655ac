import type { z } from 'zod'
import type { Conversation, ReadPosition } from '@/lib/contract/conversation'
import type { LoggedEvent } from '@/lib/contract/events'
import type { Snapshot } from '@/lib/contract/workspace'

type Shown = { conversation: Conversation; read: ReadPosition }

/** What a list on screen would hold: the snapshot, changed by each event as the stores do it. */
export class WindowState {
  readonly byId = new Map<string, Shown>()

  replace({ conversations }: z.output<typeof Snapshot>) {
    this.byId.clear()
    for (const { conversation, read } of conversations) this.byId.set(conversation.id, { conversation, read })
  }

  apply(event: LoggedEvent) {
    if (event.name === 'conversation:created' || event.name === 'conversation:updated') {
      const { conversation } = event.data
      const read = this.byId.get(conversation.id)?.read ?? { position: 0, inboundCount: 0 }
      this.byId.set(conversation.id, { conversation, read })
    }
    if (event.name === 'conversation:read') {
      const known = this.byId.get(event.data.conversationId)
      if (known) known.read = event.data.read
    }
  }

  /** Where this differs from a fresh snapshot. Conversations that the snapshot leaves out are not compared. */
  differences({ conversations }: z.output<typeof Snapshot>): string[] {
    return conversations.flatMap(({ conversation, read }) => {
      const shown = this.byId.get(conversation.id)
      if (!shown) return [`conversation ${conversation.id} is not shown`]
      const same = canonical(shown) === canonical({ conversation, read })
      return same
        ? []
        : [
            `conversation ${conversation.id}: ${canonical(shown)} instead of ${canonical({ conversation, read })}`,
          ]
    })
  }
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
