'use client'

import { ArrowUpRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Avatar } from '@/components/ui/Avatar'
import type { Role } from '@/lib/contract/permissions'

export type DemoAccount = { name: string; email: string; role: Role }

type DemoAccountsProps = {
  accounts: readonly DemoAccount[]
  phone: boolean
  onChoose: (account: DemoAccount) => void
}

/** Who one can be in the demo; a click fills in the form. */
export const DemoAccounts = ({ accounts, phone, onChoose }: DemoAccountsProps) => {
  const t = useTranslations()
  return (
    <section className="mt-8 border-line border-t pt-6">
      <h2 className="font-medium">{t('signIn.demoTitle')}</h2>
      <p className="mb-2 text-sm text-muted">{t('signIn.demoText')}</p>
      <ul className="-mx-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => onChoose(account)}
              className="flex min-h-11 w-full items-center gap-3 rounded-md px-2 text-start hover:bg-selected"
            >
              <Avatar name={account.name} size="md" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{account.name}</span>
                <span className="block truncate text-sm text-muted">{account.email}</span>
              </span>
              <span className="text-sm text-muted">{t(`roles.${account.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {phone && (
        <a
          href="/sandbox"
          target="_blank"
          rel="noreferrer"
          className="mt-3 inline-flex items-center gap-1 rounded-sm text-sm font-medium text-accent-text hover:underline"
        >
          {t('signIn.phone')}
          <ArrowUpRight aria-hidden className="size-4" />
        </a>
      )}
    </section>
  )
}
