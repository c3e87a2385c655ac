import { between, type Random, randomOf } from '../random'
import type { Line, Script } from '../script'
import { talk } from '../talk'
import { cafeEpisodes } from './cafe-episodes'
import { hotelEpisodes } from './hotel-episodes'

const lamps = ['Luna', 'Orla', 'Nido', 'Brisa', 'Sol', 'Arco', 'Alba', 'Faro'] as const

const pick = <Item>(random: Random, items: readonly [Item, ...Item[]] | readonly Item[]): Item =>
  items[between(random, 0, items.length - 1)] as Item

/** Fills an episode's slots: the named ones alike throughout, the alternatives each for itself. */
const tell = (episode: string, random: Random): string => {
  const limit = between(random, 12, 18) * 100
  const named: Record<string, string> = {
    limit: String(limit),
    offer: String(limit - between(random, 2, 6) * 5),
    few: pick(random, ['two', 'three']),
    lamp: pick(random, lamps),
    room: String(between(random, 1, 3) * 100 + between(random, 1, 9)),
    count: String(between(random, 4, 12)),
    order: `CL-${between(random, 19_000, 20_250)}`,
    days: pick(random, ['two', 'three', 'four']),
  }
  const known = episode.replace(/\{(\w+)\}/g, (slot, name: string) => named[name] ?? slot)
  return known.replace(/\{([^{}]+)\}/g, (_slot, choice: string) => pick(random, choice.split('|')))
}

/** So many episodes one after the other, in an order that changes with each round, one or two on a day. */
const chronicle = (episodes: readonly string[], count: number, seed: string): Line[] => {
  const random = randomOf(seed)
  let round: string[] = []
  const told: Line[] = []
  for (let index = 0; index < count; index++) {
    if (round.length === 0) round = [...episodes]
    const [episode = ''] = round.splice(between(random, 0, round.length - 1), 1)
    if (index > 0) told.push(['pause', random() < 0.3 ? '2h' : '1d'])
    told.push(...talk(tell(episode, random)))
  }
  return told
}

/** Customers of long standing, with more talk than fits on many screens. */
export const longThreads: readonly Script[] = [
  {
    contact: { name: 'Camila Duarte', phone: '447700900264' },
    status: 'open',
    assignee: 'ana',
    priority: 'medium',
    ago: '12m',
    unread: { ana: 2 },
    phone: true,
    lines: [
      ...talk(`
        in: Hello! I'm furnishing a small hotel, 26 rooms, in an old customs house. May I ask you many, many questions over the next weeks?
        ana: Hello Camila, what a lovely project. Ask away, that's what we're here for. I'll collect it all in this chat so that nothing gets lost.
        in: You may regret that 😄
        pause: 1d`),
      ...chronicle(hotelEpisodes, 64, 'hotel'),
      ...talk(`
        pause: 1d
        in: I think... we're done? All 26 rooms. I walked through with the list this morning
        ana: Camila! I can hardly believe it. How does it look?
        in: Like the drawing. Better than the drawing
        ana: I'm so happy for you. I will miss your questions.
        in: Good, because the owner has bought the house next door
        in: 18 rooms. May I ask you many, many questions?`),
    ],
  },
  {
    contact: { name: 'Edwin Baptiste', phone: '447700900279' },
    status: 'open',
    assignee: 'ben',
    ago: '8h',
    lines: [
      ...chronicle(cafeEpisodes, 14, 'café'),
      ...talk(`
        pause: 1d
        in: Got the keys for the canal place 🔑
        mia: Congratulations! Send me the plan and a photo of the worst corner.
        in/document: canal-ground-floor.pdf
        ben/note: Mia draws, I price. He needs it before the builders come.`),
    ],
  },
]
