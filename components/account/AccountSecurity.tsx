'use client'

import { useTranslations } from 'use-intl'
import { PasswordForm } from './PasswordForm'
import { SecondFactor } from './SecondFactor'

/** How one signs in: the password, and the second step. */
export const AccountSecurity = () => {
  const t = useTranslations('account')
  return (
    <main id="main" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto bg-surface">
      <div className="mx-auto max-w-2xl px-4 py-8 md:px-8">
        <h1 className="mb-6 text-xl font-semibold">{t('title')}</h1>
        <section aria-labelledby="password-title">
          <h2 id="password-title" className="font-semibold">
            {t('passwordTitle')}
          </h2>
          <p className="mb-4 text-muted text-pretty">{t('passwordText')}</p>
          <PasswordForm />
        </section>
        <section aria-labelledby="factor-title" className="mt-8 border-line border-t pt-6">
          <h2 id="factor-title" className="font-semibold">
            {t('factorTitle')}
          </h2>
          <p className="mb-4 text-muted text-pretty">{t('factorText')}</p>
          <SecondFactor />
        </section>
      </div>
    </main>
  )
}
