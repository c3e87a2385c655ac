/** A request that we do not make, or an answer that we do not take, for safety. Trying again does not help. */
export class OutboundRefused extends Error {
  readonly code = 'OUTBOUND_REFUSED'
  constructor(why: string) {
    super(`Refused: ${why}`)
    this.name = 'OutboundRefused'
  }
}
