/**
 * `npm run connect-whatsapp` connects a WhatsApp number to a running Parley: asks for what Meta gives, sees that it is
 * right, hands it to Parley, and says what to enter at Meta. README.md explains where each value comes from.
 */
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { loadSettings } from './lib/settings.mjs'
import { runScript, SetupError } from './lib/setup-error.mjs'

let muted = false
// What is typed is echoed through here, so that a secret can be kept off the screen.
const output = new Writable({
  write: (chunk, _encoding, done) => {
    if (!muted) process.stdout.write(chunk)
    done()
  },
})
const terminal = process.stdin.isTTY === true
const prompts = createInterface({ input: process.stdin, output, terminal })
const lines = prompts[Symbol.asyncIterator]()

/** One answer; `secret` is not shown while it is typed, and an empty answer means `usual`, when there is one. */
async function ask(question, { usual = '', secret = false } = {}) {
  prompts.setPrompt(usual ? `${question} [${usual}]: ` : `${question}: `)
  prompts.prompt()
  muted = secret && terminal
  const { value = '', done } = await lines.next()
  if (muted) process.stdout.write('\n')
  muted = false
  if (done) throw new SetupError('\nNothing was connected.')
  const answer = value.trim() || usual
  return answer || ask(question, { usual, secret })
}

/** One JSON call. Throws a SetupError that begins with `trouble` and ends with the other side's own words. */
async function call(trouble, url, token, method = 'GET', body) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
  }
  const options = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(20_000) }
  const response = await fetch(url, options).catch((error) => {
    throw new SetupError(
      `${trouble}: ${new URL(url).origin} does not answer (${error.cause?.code ?? error.name}).`,
    )
  })
  const answer = await response.json().catch(() => ({}))
  if (response.ok) return answer
  throw new SetupError(`${trouble}: ${answer.error?.message ?? `it answered ${response.status}`}`)
}

async function signIn(parley) {
  const email = await ask('E-mail of an admin or owner')
  const person = { email, password: await ask('Password', { secret: true }) }
  return (await call('Signing in to Parley failed', `${parley}/api/sessions`, null, 'POST', person)).token
}

/** What Meta gives, seen to be right by asking Meta for the number. */
async function askForNumber(graph) {
  const phoneNumberId = await ask('Phone number ID')
  const businessAccountId = await ask('WhatsApp Business Account ID')
  const accessToken = await ask('Permanent access token', { secret: true })
  const appSecret = await ask('App secret', { secret: true })
  const facts = `${graph}/${phoneNumberId}?fields=display_phone_number,verified_name`
  const number = await call('Meta does not know this number and token', facts, accessToken)
  console.log(`Meta says: ${number.display_phone_number}, ${number.verified_name}`)
  const name = await ask('Name of the channel in Parley', { usual: number.verified_name })
  const displayPhoneNumber = number.display_phone_number
  return { name, displayPhoneNumber, phoneNumberId, businessAccountId, accessToken, appSecret }
}

/** Without it Meta may verify the address and still deliver nothing; it can be repeated. */
async function subscribe(graph, { businessAccountId, accessToken }) {
  const url = `${graph}/${businessAccountId}/subscribed_apps`
  try {
    await call('The app could not be subscribed to the account', url, accessToken, 'POST')
  } catch (error) {
    console.log(`${error.message}\nDo it by hand: POST ${url}`)
  }
}

async function signOut(parley, token) {
  const { items } = await call('Sessions could not be read', `${parley}/api/sessions`, token)
  const mine = items.find((session) => session.current)
  await call('The session could not be ended', `${parley}/api/sessions/${mine?.id}`, token, 'DELETE')
}

await runScript(async () => {
  loadSettings()
  const graph = process.env.WHATSAPP_GRAPH_URL || 'https://graph.facebook.com/v25.0'
  const usual = process.env.NEXTAUTH_URL || `http://localhost:${process.env.PORT || 3000}`
  const address = await ask('Address of Parley, as Meta will reach it', { usual })
  if (!URL.canParse(address))
    throw new SetupError(`${address} is not an address such as https://inbox.example.com.`)
  const parley = new URL(address).origin
  const token = await signIn(parley)
  const number = await askForNumber(graph)
  const verifyToken = randomBytes(18).toString('base64url')
  const channel = { ...number, verifyToken }
  const channels = `${parley}/api/channels`
  const { webhookPath } = await call('Parley refused the number', channels, token, 'POST', channel)
  await subscribe(graph, number)
  prompts.close()
  console.log(`
The number is connected. At Meta, in the app's WhatsApp > Configuration > Webhook, enter:

  Callback URL  ${parley}${webhookPath}
  Verify token  ${verifyToken}

Then subscribe to the field "messages", and write to ${number.displayPhoneNumber} from a phone.`)
  if (!parley.startsWith('https://'))
    console.log('Meta delivers to https:// addresses only: put one in front of Parley.')
  await signOut(parley, token)
})
