/** What a menu of the composer is about: `/` actions, `@` colleagues, `:` emoji. */
export type MenuKind = 'action' | 'mention' | 'emoji'
export type Trigger = { kind: MenuKind; start: number; end: number; query: string }

const kinds: Record<string, MenuKind> = { '/': 'action', '@': 'mention', ':': 'emoji' }
// Before a time (10:30), a smiley (:-) or a lone colon nobody wants emoji.
const shortest: Record<MenuKind, number> = { action: 0, mention: 0, emoji: 2 }

/**
 * The sign and letters that end at the caret, if they ask for a menu. The sign begins a word, so that addresses, prices and
 * times do not; a mention is for notes, which only colleagues read.
 */
export const triggerAt = (text: string, caret: number, note: boolean): Trigger | null => {
  const match = /(?:^|\s)([/@:])([\p{L}\p{N}_+-]*)$/u.exec(text.slice(0, caret))
  if (!match) return null
  const [, sign = '', query = ''] = match
  const kind = kinds[sign]
  if (!kind || query.length < shortest[kind] || (kind === 'mention' && !note)) return null
  return { kind, start: caret - query.length - 1, end: caret, query }
}

/** The text with the sign and its letters replaced, and where the caret stands then. */
export const replaceTrigger = (text: string, { start, end }: Trigger, by: string) => ({
  text: text.slice(0, start) + by + text.slice(end),
  caret: start + by.length,
})
