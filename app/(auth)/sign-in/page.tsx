import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/account/SignInForm'
import { currentActor } from '@/lib/auth/current-actor'
import { demoAccounts, demoPassword } from '@/lib/demo-accounts'
import { env } from '@/lib/env'

const SignInPage = async () => {
  if (await currentActor()) redirect('/')
  const { DEMO, SANDBOX } = env()
  const demo = DEMO === 'on' ? { accounts: demoAccounts, password: demoPassword } : null
  return <SignInForm demo={demo} phone={SANDBOX === 'on'} />
}

export default SignInPage
