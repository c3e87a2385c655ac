'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { Tooltip } from '@/components/ui/Tooltip'
import type { ActionId } from './keymap'
import { useKeyCaps } from './use-key-caps'

type ActionTooltipProps = Omit<ComponentProps<typeof Tooltip>, 'label' | 'keys'> & { action: ActionId }

/** Over what does an action of the keymap: its name and keys. */
export const ActionTooltip = ({ action, ...rest }: ActionTooltipProps) => {
  const t = useTranslations('actions')
  return <Tooltip label={t(action)} keys={useKeyCaps(action)} {...rest} />
}
