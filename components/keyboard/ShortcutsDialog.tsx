'use client'

import { Switch } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/Dialog'
import { Kbd } from '@/components/ui/Kbd'
import { useAction } from './actions'
import { type ActionGroup, type ActionId, actionGroups, actionIds, capsOf, keymap } from './keymap'
import { showPanel, usePanel } from './panels'
import { toggleSingleKeys, useSingleKeys } from './single-keys'
import { useIsMac } from './use-key-caps'

const Shortcut = ({ id }: { id: ActionId }) => {
  const t = useTranslations()
  const mac = useIsMac()
  return (
    <div className="flex min-h-7 items-center justify-between gap-4">
      <dt className="text-sm">{t(`actions.${id}`)}</dt>
      <dd className="flex items-center gap-1.5">
        {keymap[id].keys.map((keys, index) => (
          <span key={keys} className="flex items-center gap-1.5">
            {index > 0 && <span className="text-xs text-faint">{t('keyboard.or')}</span>}
            <Kbd keys={capsOf(keys, mac)} />
          </span>
        ))}
      </dd>
    </div>
  )
}

const Group = ({ group }: { group: ActionGroup }) => {
  const t = useTranslations('keyboard')
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-sm font-medium text-muted">{t(group)}</h3>
      <dl>
        {actionIds
          .filter((id) => keymap[id].group === group)
          .map((id) => (
            <Shortcut key={id} id={id} />
          ))}
      </dl>
    </section>
  )
}

const SingleKeysSwitch = () => {
  const t = useTranslations('keyboard')
  const on = useSingleKeys((state) => state.on)
  return (
    <div className="flex items-center gap-4 border-line border-t px-4 py-3">
      <div className="flex-1">
        <label htmlFor="single-keys" className="text-sm font-medium">
          {t('single')}
        </label>
        <p className="text-sm text-muted">{t('singleHint')}</p>
      </div>
      <Switch.Root
        id="single-keys"
        checked={on}
        onCheckedChange={toggleSingleKeys}
        className="h-6 w-10 shrink-0 rounded-full bg-field-line p-0.5 transition-colors data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-5 rounded-full bg-white transition-transform data-[state=checked]:translate-x-4 rtl:data-[state=checked]:-translate-x-4 dark:data-[state=checked]:bg-on-accent" />
      </Switch.Root>
    </div>
  )
}

/** `?` */
export const ShortcutsDialog = () => {
  const t = useTranslations()
  const open = usePanel((state) => state.panel === 'shortcuts')
  useAction('openShortcuts', () => showPanel('shortcuts'))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => showPanel(next ? 'shortcuts' : null)}
      title={t('keyboard.title')}
      closeLabel={t('common.close')}
      width="lg"
    >
      <section
        className="gap-8 overflow-y-auto px-4 pt-1 focus-inset sm:columns-2"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={t('keyboard.title')}
      >
        {actionGroups.map((group) => (
          <Group key={group} group={group} />
        ))}
      </section>
      <SingleKeysSwitch />
    </Dialog>
  )
}
