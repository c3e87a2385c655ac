import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/AppShell'
import { currentActor } from '@/lib/auth/current-actor'
import { env } from '@/lib/env'

const InboxLayout = async ({ children }: { children: ReactNode }) => {
  if (!(await currentActor())) redirect('/sign-in')
  return <AppShell phone={env().SANDBOX === 'on'}>{children}</AppShell>
}

export default InboxLayout
