import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { clientMsgIdOf, eventNameOf } from '../client/packets'
import { Sender } from '../client/sender'
import { openWindows } from '../client/window'
import type { Measure } from '../types'

const windowCount = 1_000
/** Messages under way at a time: enough that the server never waits for us. */
const inFlight = 4

/** Counts what is heard, and lets who sent a message know when every window has it. */
class Ears {
  packets = 0
  messages = 0
  private readonly waiting = new Map<string, { left: number; heard: () => void }>()

  hear = (frame: Buffer) => {
    const name = eventNameOf(frame)
    // Presence and the like is not what was sent.
    if (name !== 'message:new' && name !== 'conversation:updated') return
    this.packets += 1
    if (name !== 'message:new') return
    this.messages += 1
    const id = clientMsgIdOf(frame)
    const message = this.waiting.get(id)
    if (!message) return
    message.left -= 1
    if (message.left > 0) return
    this.waiting.delete(id)
    message.heard()
  }

  byAll = (id: string) => new Promise<void>((heard) => this.waiting.set(id, { left: windowCount, heard }))
}

/** Deliveries to 1,000 windows of one conversation, sending as fast as they are delivered. */
export const fanout: Measure = {
  name: 'fanout',
  metrics: [
    { key: 'messages', label: 'message:new deliveries/s to 1,000', unit: '/s', better: 'higher' },
    {
      key: 'packets',
      label: 'All event packets delivered/s to 1,000',
      unit: '/s',
      better: 'higher',
      goal: 0.9,
    },
    { key: 'processor', label: 'Server CPU per packet delivered', unit: 'µs', better: 'lower' },
  ],
  effort: { full: { rounds: 4, seconds: 4 }, quick: { rounds: 1, seconds: 2 } },
  run: async (subject, seconds) => {
    const conversation = subject.conversations[0] ?? ''
    const ears = new Ears()
    const windows = await openWindows(subject, subject.team.slice(0, windowCount), () => ({
      join: [conversation],
      hear: ears.hear,
    }))
    const sender = new Sender(subject, inFlight)
    let sending = true
    const pump = async () => {
      while (sending) {
        const id = Sender.newId()
        const heard = ears.byAll(id)
        await sender.post(conversation, id)
        await heard
      }
    }
    const pumps = Array.from({ length: inFlight }, pump)
    await sleep(1_000)
    const { packets, messages } = ears
    const processorBefore = subject.server.processorTime()
    const begun = performance.now()
    await sleep(seconds * 1_000)
    const perSecond = (count: number) => (count / (performance.now() - begun)) * 1_000
    const values = {
      messages: perSecond(ears.messages - messages),
      packets: perSecond(ears.packets - packets),
      processor: ((subject.server.processorTime() - processorBefore) * 1_000) / (ears.packets - packets),
    }
    sending = false
    await Promise.all(pumps)
    sender.close()
    for (const window of windows) window.close()
    return values
  },
}
