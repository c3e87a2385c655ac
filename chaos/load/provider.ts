import type { ServerResponse } from 'node:http'
import { accept, type GraphCall, GraphPeer, hangUp, refuse } from '@/lib/testing/graph-peer'
import type { Random } from '../random'

/** One call that asked to send a message, and what was done with it. */
export type ProviderCall = {
  messageId: string
  text: string
  wamid: string
  outcome: 'accepted' | 'refused' | 'hung-up'
  /** Raised by a restore: what the old database knew of its calls is gone with it. */
  era: number
}
export type Accepted = { phoneNumberId: string; to: string; wamid: string; opaque: string }
type Mood = { refuses: number; hangsUp: number }

/** Stands for Meta: takes messages, now and then refuses one or says nothing, and remembers every call. */
export class Provider {
  readonly calls: ProviderCall[] = []
  mood: Mood = { refuses: 0, hangsUp: 0 }
  /** Told of each message that was taken: reports about it may be sent. */
  onAccepted: (message: Accepted) => void = () => {}
  private count = 0
  private era = 0

  private constructor(
    private readonly peer: GraphPeer,
    readonly url: string,
    private readonly random: Random,
  ) {}

  static async start(random: Random): Promise<Provider> {
    const peer = new GraphPeer()
    const provider = new Provider(peer, await peer.start(), random)
    peer.reply = (response, call, count) => provider.answer(response, call, count)
    return provider
  }

  /** What was asked before concerns nobody any more. */
  forget() {
    this.calls.length = 0
    this.mood = { refuses: 0, hangsUp: 0 }
  }

  /** The database does not know any more what it has asked for. */
  beginEra() {
    this.era++
  }

  stop() {
    return this.peer.stop()
  }

  private answer(response: ServerResponse, call: GraphCall, count: number) {
    if (call.body.status === 'read') return accept(response, call, count)
    const opaque = String(call.body.biz_opaque_callback_data)
    const text = (call.body.text as { body: string }).body
    const wamid = `wamid.CHAOS${++this.count}`
    const outcome = this.decide()
    this.calls.push({ messageId: opaque.split(':')[0] ?? '', text, wamid, outcome, era: this.era })
    if (outcome === 'refused') return refuse(503, 131016, 'Service unavailable')(response, call, count)
    // Taken, but the answer is lost: nobody can know.
    if (outcome === 'hung-up') return hangUp(response, call, count)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id: wamid }] }))
    this.onAccepted({ phoneNumberId: call.path.split('/')[1] ?? '', to: String(call.body.to), wamid, opaque })
  }

  private decide(): ProviderCall['outcome'] {
    const chance = this.random.next()
    if (chance < this.mood.refuses) return 'refused'
    return chance < this.mood.refuses + this.mood.hangsUp ? 'hung-up' : 'accepted'
  }
}
