'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { useTranslations } from 'use-intl'
import { useAction } from '@/components/keyboard/actions'
import { useKeyCaps } from '@/components/keyboard/use-key-caps'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, MenuContent, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/Menu'

export const ThemeMenu = () => {
  const t = useTranslations('rail')
  const { theme, resolvedTheme, setTheme } = useTheme()
  const keys = useKeyCaps('toggleTheme')
  useAction('toggleTheme', () => setTheme(resolvedTheme === 'dark' ? 'light' : 'dark'))
  useAction('systemTheme', theme === 'system' ? null : () => setTheme('system'))
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton
          size="lg"
          side="right"
          label={t('theme')}
          keys={keys}
          // Both icons are drawn and CSS shows one: the server does not know the theme.
          icon={
            <>
              <Sun aria-hidden className="dark:hidden" />
              <Moon aria-hidden className="hidden dark:block" />
            </>
          }
          className="hover:bg-selected"
        />
      </MenuTrigger>
      <MenuContent side="right" align="end">
        <MenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
          <MenuRadioItem value="light" icon={<Sun aria-hidden />}>
            {t('light')}
          </MenuRadioItem>
          <MenuRadioItem value="dark" icon={<Moon aria-hidden />}>
            {t('dark')}
          </MenuRadioItem>
          <MenuRadioItem value="system" icon={<Monitor aria-hidden />}>
            {t('system')}
          </MenuRadioItem>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}
