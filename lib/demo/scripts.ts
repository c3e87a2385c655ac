import { breakages } from './conversations/breakages'
import { deliveries } from './conversations/deliveries'
import { invoices } from './conversations/invoices'
import { languages } from './conversations/languages'
import { longThreads } from './conversations/long-threads'
import { mishaps } from './conversations/mishaps'
import { people } from './conversations/people'
import { questions } from './conversations/questions'
import { returns } from './conversations/returns'
import { shortOnes } from './conversations/short-ones'
import type { Script } from './script'

/** All the talk of the demo. */
export const scripts: readonly Script[] = [
  ...breakages,
  ...deliveries,
  ...returns,
  ...questions,
  ...invoices,
  ...languages,
  ...people,
  ...mishaps,
  ...shortOnes,
  ...longThreads,
]
