'use client'

import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ContactPanel } from '@/components/contact/ContactPanel'
import { useCopyNumber } from '@/components/contact/use-copy-number'
import { closeConversation } from '@/components/inbox/inbox-route'
import { ActionTooltip } from '@/components/keyboard/ActionTooltip'
import { useAction } from '@/components/keyboard/actions'
import { useErrorText } from '@/components/providers/use-error-text'
import { useRealtime } from '@/components/realtime/WebSocketContext'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { ErrorState } from '@/components/ui/ErrorState'
import { useMedia, wideScreen } from '@/components/ui/use-media'
import type { ConversationEntry } from '@/stores/conversations'
import { toggleContactPane, useUi } from '@/stores/ui'
import { Composer } from './Composer'
import { ConversationSkeleton } from './ConversationSkeleton'
import { ThreadBody } from './ThreadBody'
import { ThreadHeader } from './ThreadHeader'
import { TypingLine } from './TypingLine'
import { useConversation } from './use-conversation'

/** The contact beside the thread where there is room, else in a sheet over it. */
const useContactPanel = () => {
  const wide = useMedia(wideScreen)
  const paneOpen = useUi((state) => state.contactPaneOpen)
  const [sheetOpen, setSheetOpen] = useState(false)
  const toggle = useCallback(() => (wide ? toggleContactPane() : setSheetOpen((open) => !open)), [wide])
  useAction('toggleContact', toggle)
  return { pane: wide && paneOpen, sheet: !wide && sheetOpen, setSheetOpen }
}

const Shown = ({ entry }: { entry: ConversationEntry }) => {
  const t = useTranslations()
  const { conversation } = entry
  const { id, contact } = conversation
  const { showConversation } = useRealtime()
  const { pane, sheet, setSheetOpen } = useContactPanel()
  useAction('copyNumber', useCopyNumber(`+${contact.phone}`))
  useEffect(() => showConversation(id), [showConversation, id])
  return (
    <div className="flex h-full min-w-0">
      <section
        aria-label={t('thread.region', { name: contact.name })}
        className="flex h-full min-w-0 flex-1 flex-col"
      >
        <ThreadHeader conversation={conversation} contactShown={pane || sheet} />
        <ThreadBody entry={entry} />
        <TypingLine conversationId={id} />
        <Composer conversation={conversation} />
      </section>
      {pane && (
        <aside
          aria-label={t('contact.title')}
          className="h-full w-80 shrink-0 overflow-y-auto border-line border-s bg-surface"
        >
          <ContactPanel conversation={conversation} />
        </aside>
      )}
      <Dialog
        kind="sheet"
        open={sheet}
        onOpenChange={setSheetOpen}
        title={t('contact.title')}
        closeLabel={t('common.close')}
      >
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ContactPanel conversation={conversation} />
        </div>
      </Dialog>
    </div>
  )
}

/** Everything about one conversation. Mounted anew for each, so that nothing of one leaks into another. */
export const ConversationScreen = ({ id }: { id: string }) => {
  const t = useTranslations()
  const errorText = useErrorText()
  const found = useConversation(id)
  if (found.state === 'there') return <Shown entry={found.entry} />
  if (found.state === 'missing')
    return (
      <EmptyState
        title={t('thread.notFoundTitle')}
        text={t('thread.notFoundText')}
        action={
          <ActionTooltip action="close">
            <Button size="sm" onClick={closeConversation}>
              {t('thread.back')}
            </Button>
          </ActionTooltip>
        }
      />
    )
  if (found.state === 'failed')
    return (
      <ErrorState
        title={t('thread.loadFailed')}
        text={errorText(found.error)}
        retryLabel={t('common.retry')}
        onRetry={found.retry}
      />
    )
  return <ConversationSkeleton />
}
