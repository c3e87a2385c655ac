import { env } from '@/lib/env'
import { ownAddress } from '@/lib/own-address'

/** Where the sandbox's stand-in for the Graph API listens: in this process, or where pages are served when not here. */
const sandboxGraphUrl = () =>
  `${env().WEB === 'on' ? ownAddress() : env().NEXTAUTH_URL}/api/sandbox/graph/v25.0`

/** The Graph API that a channel talks to: an address is all that tells the sandbox from Meta. */
export const graphUrlOf = ({ sandbox }: { sandbox: boolean }): string =>
  sandbox ? sandboxGraphUrl() : env().WHATSAPP_GRAPH_URL
