import { setTimeout as sleep } from 'node:timers/promises'
import { median } from './stats'
import type { Measure, Subject, SubjectName, Values } from './types'

/** What each round gave, by server. */
export type Rounds = Record<SubjectName, Values[]>

/**
 * Runs a measure's rounds over all servers, forward, then backward, so that a machine that gets slower or faster while we
 * measure does so for all of them.
 */
export const runRounds = async (measure: Measure, subjects: Subject[], quick: boolean): Promise<Rounds> => {
  const { rounds, seconds } = quick ? measure.effort.quick : measure.effort.full
  const results: Rounds = { 'http+ws': [], 'socket.io': [], parley: [] }
  for (let round = 0; round < rounds; round++) {
    for (const subject of round % 2 === 0 ? subjects : subjects.toReversed()) {
      const began = Date.now()
      results[subject.name].push(await measure.run(subject, seconds))
      const took = ((Date.now() - began) / 1_000).toFixed(1)
      console.log(`  ${measure.name} ${round + 1}/${rounds}  ${subject.name.padEnd(9)}  ${took} s`)
      // What a round leaves to do (sockets that close, buffers to collect) is not the next one's.
      await sleep(300)
    }
  }
  return results
}

/** The median of each figure over the rounds. */
export const medians = (rounds: Values[]): Values =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((key) => [
      key,
      median(rounds.map((values) => values[key] ?? Number.NaN)),
    ]),
  )
