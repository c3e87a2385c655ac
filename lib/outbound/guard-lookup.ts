import type { LookupAddress, LookupAllOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { OutboundRefused } from './outbound-refused'
import { isRefusedAddress } from './refused-address'

/** dns.lookup, asked for all addresses of a name. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Resolves names for a connection, and refuses a name as soon as one of its addresses is refused. The connection is made
 * to what was checked here, so a name that answers otherwise the second time gains nothing.
 */
export const guardLookup =
  (lookup: Lookup): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      if (!first || addresses.some(({ address }) => isRefusedAddress(address)))
        return done(new OutboundRefused('not an address on the internet'), [])
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
