'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '@/components/ui/IconButton'
import { runAction } from './actions'
import type { ActionId } from './keymap'
import { useKeyCaps } from './use-key-caps'

type ActionButtonProps = Omit<ComponentProps<typeof IconButton>, 'label' | 'keys' | 'onClick'> & {
  action: ActionId
}

/** An icon that does an action of the keymap, with its name and keys as the tooltip. */
export const ActionButton = ({ action, ...rest }: ActionButtonProps) => {
  const t = useTranslations('actions')
  return (
    <IconButton label={t(action)} keys={useKeyCaps(action)} onClick={() => runAction(action)} {...rest} />
  )
}
