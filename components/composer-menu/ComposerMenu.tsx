'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '@/components/ui/cx'
import { Kbd } from '@/components/ui/Kbd'
import type { useComposerMenu } from './use-composer-menu'

type Menu = ReturnType<typeof useComposerMenu>

const Option = ({ menu, at }: { menu: Menu; at: number }) => {
  const row = useRef<HTMLLIElement>(null)
  const choice = menu.choices[at]
  const selected = at === menu.index
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  if (!choice) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the focus and hears the keys
    <li
      ref={row}
      id={menu.optionId(at)}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a listbox is made of options
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onMouseMove={() => selected || menu.highlight(at)}
      onClick={() => menu.choose(choice)}
      className={cx(
        'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 pointer-coarse:min-h-11',
        selected && 'bg-sunken',
      )}
    >
      {choice.icon}
      <span className="min-w-0 flex-1 truncate">
        <bdi>{choice.label}</bdi>
      </span>
      {choice.keys && <Kbd keys={choice.keys} className="pointer-coarse:hidden" />}
    </li>
  )
}

/** Over the composer: what `/`, `@` or `:` offers. */
export const ComposerMenu = ({ menu }: { menu: Menu }) => {
  const t = useTranslations('composer.menu')
  return (
    <>
      <span role="status" className="sr-only">
        {menu.open && t('count', { count: menu.choices.length })}
      </span>
      {menu.open && (
        <div className="absolute inset-x-0 bottom-full z-30 mb-1.5 max-w-104 animate-fade-in rounded-lg bg-raised text-ink shadow-menu">
          <p className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{t(menu.kind)}</p>
          <ul
            id={menu.listId}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the field points at it as its listbox
            role="listbox"
            // It scrolls, so it can be reached; the field's own Tab takes the choice.
            tabIndex={0}
            aria-label={t(menu.kind)}
            // A press would take the focus, and the keyboard of a phone, away from the text.
            onMouseDown={(event) => event.preventDefault()}
            className="max-h-[min(18rem,40dvh)] overflow-y-auto overscroll-contain p-1 pt-0"
          >
            {menu.choices.map((choice, at) => (
              <Option key={choice.id} menu={menu} at={at} />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
