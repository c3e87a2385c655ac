'use client'

import { ToggleGroup } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/Tooltip'

type ModeToggleProps = { note: boolean; onChange: (note: boolean) => void }

/** To the customer, or to the team only. */
export const ModeToggle = ({ note, onChange }: ModeToggleProps) => {
  const t = useTranslations()
  const keys = useKeyCaps('toggleNote')
  const item = (active: boolean) =>
    cx(
      'h-7 rounded-md px-2 text-sm font-medium transition-colors duration-100 pointer-coarse:h-9 pointer-coarse:px-3',
      active ? (note ? 'text-note-ink' : 'text-ink') : 'text-muted hover:text-ink',
      active && (note ? 'bg-note-line/50' : 'bg-sunken'),
    )
  return (
    <ToggleGroup.Root
      type="single"
      value={note ? 'note' : 'reply'}
      onValueChange={(value) => value && onChange(value === 'note')}
      aria-label={t('composer.mode')}
      className="flex gap-0.5"
    >
      <Tooltip label={t('actions.toggleNote')} keys={keys} side="top">
        <ToggleGroup.Item value="reply" className={item(!note)}>
          {t('composer.reply')}
        </ToggleGroup.Item>
      </Tooltip>
      <Tooltip label={t('actions.toggleNote')} keys={keys} side="top">
        <ToggleGroup.Item value="note" className={item(note)}>
          {t('composer.note')}
        </ToggleGroup.Item>
      </Tooltip>
    </ToggleGroup.Root>
  )
}
