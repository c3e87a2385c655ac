import { setTimeout as sleep } from 'node:timers/promises'
import { cutFrames, isPublished } from '../deployment/resp-frames'
import type { Scenario, Stage } from '../scenario'

const restart =
  (away: number): Scenario['play'] =>
  async ({ deployment, seconds }) => {
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
      await deployment.redis.kill()
      await sleep(away)
      await deployment.redis.launch()
      await sleep(2_000)
    }
  }

export const redisKill: Scenario = {
  name: 'redis-kill',
  what: 'Redis is killed and back, empty, after 1.5 s, again and again: events come by the log.',
  short: true,
  play: restart(1_500),
}

export const redisAway: Scenario = {
  name: 'redis-away',
  what: 'Redis is killed and away for 16 s.',
  leastSeconds: 17,
  play: restart(16_000),
}

export const redisHang: Scenario = {
  name: 'redis-hang',
  what: 'Redis accepts connections and answers nothing for 10 s; what was said before does not come up later.',
  play: async ({ deployment, seconds }) => {
    deployment.redis.pause()
    await sleep(Math.min(10, seconds) * 1_000)
    deployment.redis.resume()
    await sleep(2_000)
  },
}

export const redisSubscribers: Scenario = {
  name: 'redis-subscribers',
  what: 'The connections that listen are cut every 300 ms; Redis itself is well.',
  play: async ({ deployment, seconds }) => {
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
      await deployment.redis.dropSubscribers()
      await sleep(300)
    }
  },
}

export const redisFlush: Scenario = {
  name: 'redis-flush',
  what: 'Redis is emptied every second: nothing of ours lives there.',
  play: async ({ deployment, seconds }) => {
    for (let round = 0; round < seconds; round++) {
      await deployment.redis.flush()
      await sleep(1_000)
    }
  },
}

/** Every published message comes after a wait of its own, every second one twice. */
const shuffle = ({ deployment, random }: Stage) => {
  deployment.redisLink.rewrite = (write) =>
    cutFrames((frame) => {
      if (!isPublished(frame)) return write(frame)
      const copy = Buffer.from(frame)
      setTimeout(() => write(copy), random.between(0, 120))
      if (random.next() < 0.5) setTimeout(() => write(copy), random.between(0, 240))
    })
  deployment.redisLink.dropAll()
}

export const busShuffled: Scenario = {
  name: 'bus-shuffled',
  what: 'What nodes say to each other comes in any order, late, and every second message twice.',
  short: true,
  play: async (stage) => {
    shuffle(stage)
    await sleep(stage.seconds * 1_000)
    stage.deployment.redisLink.rewrite = undefined
    stage.deployment.redisLink.dropAll()
  },
}
