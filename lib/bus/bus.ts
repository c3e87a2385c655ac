import type { Redis } from 'ioredis'
import { env } from '@/lib/env'
import { nodeId } from '@/lib/node-id'
import { connectRedis } from '@/lib/redis/client'
import { keepAwake } from '@/lib/redis/keep-awake'
import { sharedState } from '@/lib/shared-state'
import { MessageSeal } from './seal-message'

/** What other nodes said; `from` is the node. */
export type Listener = (message: unknown, from: string) => void

/** So many may be on their way unanswered; while Redis hangs, more would only fill the memory. */
const inFlightLimit = 1_000

/**
 * The wake-up between nodes: says to the others what they would else learn from the log a moment later (events), or not
 * at all (signals). It may lose, double and reorder; nothing depends on it but speed. Never throws, never waits.
 */
export class Bus {
  private readonly listeners = new Map<string, Set<Listener>>()
  private readonly readyListeners = new Set<() => void>()
  private readonly stopKeeping: (() => void)[]
  private inFlight = 0
  readonly figures = { published: 0, failed: 0, heard: 0, refused: 0 }

  constructor(
    private readonly publisher: Redis,
    private readonly subscriber: Redis,
    private readonly seal: MessageSeal,
  ) {
    this.stopKeeping = [keepAwake(publisher), keepAwake(subscriber)]
    subscriber.on('message', (channel, text) => this.hear(channel, text))
    subscriber.on('ready', () => void this.hearAll())
  }

  /** Whether others are heard and hear us at present. */
  get connected(): boolean {
    return this.publisher.status === 'ready' && this.subscriber.status === 'ready'
  }

  publish(topic: string, message: unknown) {
    if (this.publisher.status !== 'ready' || this.inFlight >= inFlightLimit) {
      this.figures.failed++
      return
    }
    this.inFlight++
    this.publisher
      .publish(topic, this.seal.close(topic, message))
      .then(
        () => this.figures.published++,
        () => this.figures.failed++,
      )
      .finally(() => {
        this.inFlight--
      })
  }

  /** Hears a topic from now on, also after the connection broke. Answers how to stop. */
  subscribe(topic: string, listener: Listener): () => void {
    const known = this.listeners.get(topic) ?? new Set<Listener>()
    known.add(listener)
    this.listeners.set(topic, known)
    if (known.size === 1) this.ask('subscribe', topic)
    return () => {
      known.delete(listener)
      if (known.size > 0) return
      this.listeners.delete(topic)
      this.ask('unsubscribe', topic)
    }
  }

  /** Told whenever the bus is (again) heard: what was said meanwhile is lost. */
  onReady(listener: () => void) {
    this.readyListeners.add(listener)
    return () => this.readyListeners.delete(listener)
  }

  stop() {
    for (const stop of this.stopKeeping) stop()
    this.publisher.disconnect()
    this.subscriber.disconnect()
  }

  /** What cannot be asked now is when the connection is next ready. */
  private ask(what: 'subscribe' | 'unsubscribe', topic: string) {
    this.subscriber[what](topic).catch(() => {})
  }

  private async hearAll() {
    const topics = [...this.listeners.keys()]
    try {
      if (topics.length > 0) await this.subscriber.subscribe(...topics)
    } catch {
      // The connection broke again; its next one starts here too.
      return
    }
    for (const listener of this.readyListeners) listener()
  }

  private hear(topic: string, text: string) {
    const sealed = this.seal.open(topic, text)
    if (!sealed) {
      this.figures.refused++
      return
    }
    if (sealed.from === nodeId()) return
    this.figures.heard++
    for (const listener of this.listeners.get(topic) ?? []) listener(sealed.message, sealed.from)
  }
}

const create = (): Bus | null => {
  const publisher = connectRedis()
  const subscriber = connectRedis({ autoResubscribe: false })
  return publisher && subscriber
    ? new Bus(publisher, subscriber, new MessageSeal(env().NEXTAUTH_SECRET, nodeId()))
    : null
}

/** This process's bus; null when it runs alone. */
export const bus = (): Bus | null => sharedState('bus', create)
