import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Suspense } from 'react'
import { Sandbox } from '@/components/sandbox/Sandbox'
import { currentActor } from '@/lib/auth/current-actor'
import { may } from '@/lib/contract/permissions'
import { env } from '@/lib/env'
import messages from '@/messages/en.json'

export const metadata: Metadata = { title: `${messages.sandbox.title} · ${messages.app.name}` }

/** The customers' phones of the sandbox, for members, where the sandbox is on. */
const SandboxPage = async () => {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in?callbackUrl=/sandbox')
  if (env().SANDBOX !== 'on' || !may(actor.role, 'sandbox:use')) notFound()
  return (
    <Suspense>
      <Sandbox />
    </Suspense>
  )
}

export default SandboxPage
