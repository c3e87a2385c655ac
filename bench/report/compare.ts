import { medians, type Rounds } from '../rounds'
import type { Measure, Metric } from '../types'

/** One line of the table. Ratios are Parley over a floor. */
export type Line = {
  measure: string
  key: string
  label: string
  unit: string
  'http+ws': number
  'socket.io': number
  parley: number
  ratioToWs: number
  ratioToSocketIo: number
  goal?: string
  met?: boolean
}

const judge = ({ better, goal }: Metric, ratio: number) =>
  goal === undefined
    ? {}
    : {
        goal: `${better === 'lower' ? '≤' : '≥'} ${goal}x`,
        met: better === 'lower' ? ratio <= goal : ratio >= goal,
      }

/** A measure's medians side by side, with ratios and goals. */
export const compare = (measure: Measure, rounds: Rounds): Line[] => {
  const ws = medians(rounds['http+ws'])
  const socketIo = medians(rounds['socket.io'])
  const parley = medians(rounds.parley)
  return measure.metrics.map((metric) => {
    const of = (values: Record<string, number>) => values[metric.key] ?? Number.NaN
    const ratioToSocketIo = of(parley) / of(socketIo)
    return {
      measure: measure.name,
      key: metric.key,
      label: metric.label,
      unit: metric.unit,
      'http+ws': of(ws),
      'socket.io': of(socketIo),
      parley: of(parley),
      ratioToWs: of(parley) / of(ws),
      ratioToSocketIo,
      ...judge(metric, ratioToSocketIo),
    }
  })
}
