import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { openRealClient, type RealClient } from '../client/real-client'
import type { Measure, Subject } from '../types'

const clientCount = 1_000
const giveUpAfter = 60_000

/** Clients that count how many of them are connected. */
class Crowd {
  connected = 0
  private readonly clients: RealClient[] = []

  constructor(private readonly subject: Subject) {}

  /** Opens them some at a time. */
  async open() {
    for (const pass of this.subject.crowd.slice(0, clientCount)) {
      const connected = () => {
        this.connected += 1
      }
      const lost = () => {
        this.connected -= 1
      }
      this.clients.push(openRealClient(this.subject, pass, { connected, lost }))
      if (this.clients.length % 50 === 0) await this.until(() => this.connected === this.clients.length)
    }
  }

  async until(holds: () => boolean) {
    const begun = performance.now()
    while (!holds()) {
      if (performance.now() - begun > giveUpAfter)
        throw new Error(`${this.subject.name}: only ${this.connected} clients are connected`)
      await sleep(5)
    }
  }

  close() {
    for (const client of this.clients) client.close()
  }
}

/** From SIGKILL, with the server started again at once, until 1,000 clients are back. */
export const restart: Measure = {
  name: 'restart',
  metrics: [{ key: 'back', label: '1,000 clients back after SIGKILL', unit: 's', better: 'lower' }],
  effort: { full: { rounds: 4, seconds: 0 }, quick: { rounds: 1, seconds: 0 } },
  run: async (subject) => {
    const crowd = new Crowd(subject)
    await crowd.open()
    const begun = performance.now()
    await subject.server.kill()
    subject.server.launch()
    await crowd.until(() => crowd.connected === 0)
    await crowd.until(() => crowd.connected === clientCount)
    const back = (performance.now() - begun) / 1_000
    crowd.close()
    await subject.server.ready()
    return { back }
  },
}
