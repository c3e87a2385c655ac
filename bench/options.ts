import { parseArgs } from 'node:util'
import { type MeasureName, measureNames } from './types'

export type Options = {
  /** Fewer and shorter rounds: to see that it works, not to quote. */
  quick: boolean
  only: MeasureName[]
  /** Runs every server under `node --cpu-prof`; the profiles are in the folder .parley/profiles. */
  profile: boolean
}

const isMeasure = (name: string): name is MeasureName => (measureNames as readonly string[]).includes(name)

/** Reads `--quick`, `--only latency,fanout` and `--profile`. Throws a text for the person who typed something else. */
export const readOptions = (args: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: measureNames.join() },
      profile: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',').map((name) => name.trim())
  const unknown = only.find((name) => !isMeasure(name))
  if (unknown !== undefined)
    throw new Error(`There is no measure "${unknown}": choose ${measureNames.join(', ')}.`)
  return { quick: values.quick, profile: values.profile, only: only.filter(isMeasure) }
}
