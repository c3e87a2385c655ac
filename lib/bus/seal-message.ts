import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const macLength = 22

export type Sealed = { from: string; message: unknown }

/**
 * Signs what goes over the bus and checks what comes: whoever else can reach that Redis cannot put words into our
 * mouth. The topic is signed too, so that nothing said in one workspace can be said again in another.
 */
export class MessageSeal {
  private readonly key: Buffer

  constructor(
    secret: string,
    private readonly nodeId: string,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'parley bus', 32))
  }

  close(topic: string, message: unknown): string {
    const body = JSON.stringify({ from: this.nodeId, message })
    return this.mac(topic, body) + body
  }

  /** Who says what; null when it was not signed by one of us. */
  open(topic: string, text: string): Sealed | null {
    const given = Buffer.from(text.slice(0, macLength))
    const body = text.slice(macLength)
    const right = Buffer.from(this.mac(topic, body))
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null
    return JSON.parse(body) as Sealed
  }

  private mac(topic: string, body: string): string {
    return createHmac('sha256', this.key)
      .update(topic)
      .update('\n')
      .update(body)
      .digest('base64url')
      .slice(0, macLength)
  }
}
