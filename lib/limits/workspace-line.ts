import { DomainError } from '@/lib/domain/domain-error'
import { sharedState } from '@/lib/shared-state'
import { tooMany } from './limits'

/** So much of one workspace is worked on at a time by one node. */
const atOnce = 32
/** A thousand windows that come back together wait their turn; more than this is no team. */
const longestLine = 2_000
/** Nothing was finished for so long: the database is away, and who waits is told. */
const patience = 3_000
const longestWait = 15_000

type Line = { running: number; waiting: (() => void)[]; movedAt: number }
const lines = () => sharedState('workspace-lines', () => new Map<string, Line>())

const waitIn = (line: Line) =>
  new Promise<void>((resolve, reject) => {
    if (line.waiting.length >= longestLine) return reject(tooMany('line:workspace', 5))
    const begun = Date.now()
    const go = () => {
      clearInterval(timer)
      resolve()
    }
    const timer = setInterval(() => {
      const now = Date.now()
      if (now - line.movedAt < patience && now - begun < longestWait) return
      clearInterval(timer)
      line.waiting.splice(line.waiting.indexOf(go), 1)
      reject(new DomainError('unavailable'))
    }, patience)
    line.waiting.push(go)
  })

const leave = (workspaceId: string, line: Line) => {
  const next = line.waiting.shift()
  // The place is handed on, so that nobody slips in between.
  if (next) return next()
  line.running -= 1
  if (line.running === 0) lines().delete(workspaceId)
}

/**
 * Does a piece of a workspace's work when it is its turn. Each workspace has a line of its own: what one has too much of
 * waits behind its own, and the others' work does not wait for it. Throws `too_many_requests` when the line is too
 * long, `unavailable` when nothing of it gets done for 3 s.
 */
export const inLine = async <Result>(workspaceId: string, work: () => Promise<Result>): Promise<Result> => {
  const line = lines().get(workspaceId) ?? { running: 0, waiting: [], movedAt: Date.now() }
  lines().set(workspaceId, line)
  if (line.running < atOnce) line.running += 1
  else await waitIn(line)
  try {
    const result = await work()
    line.movedAt = Date.now()
    return result
  } finally {
    leave(workspaceId, line)
  }
}

/** How much waits in all lines of this process, for the figures. */
export const waitingInLines = (): number =>
  [...lines().values()].reduce((sum, { waiting }) => sum + waiting.length, 0)
