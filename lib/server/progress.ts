import { demoAccounts, demoPassword } from '@/lib/demo-accounts'
import type { Env } from '@/lib/env'

const begun = process.hrtime.bigint()
const seconds = () => (Number(process.hrtime.bigint() - begun) / 1e9).toFixed(1).padStart(5)

/** Says what is being done, with the seconds since the start. For the person at the terminal, not for the log. */
export const step = (text: string) => process.stdout.write(`${seconds()} s  ${text}\n`)

/** Says where to go and how to sign in; or, of a node that serves nothing, that it works. */
export const greet = ({ NEXTAUTH_URL, DEMO, SANDBOX, WEB }: Env) => {
  if (WEB === 'off') return step('Works on jobs. Ctrl-C stops it.')
  const lines = ['', `Parley is at ${NEXTAUTH_URL}`]
  if (DEMO === 'on')
    lines.push(
      '',
      ...demoAccounts.map(
        ({ email, role }) => `  ${role.padEnd(6)} ${email.padEnd(20)} password ${demoPassword}`,
      ),
    )
  if (SANDBOX === 'on')
    lines.push('', `The customer's phone: ${NEXTAUTH_URL}/sandbox (sign in as any of them)`)
  lines.push('', 'Ctrl-C stops it.', '')
  process.stdout.write(`${lines.join('\n')}\n`)
}
