/**
 * Every action there is, with its keys: the one table behind the key listener, the tooltips, the command palette and the
 * list of shortcuts. Its text is `actions.<id>` in the messages.
 *
 * Keys are written as tinykeys reads them. With `$mod` or `Alt` they also work while a text field has the focus.
 */
export const keymap = {
  openPalette: { group: 'general', keys: ['$mod+k'] },
  openShortcuts: { group: 'general', keys: ['[Shift]+?'] },
  goInbox: { group: 'general', keys: ['g i'] },
  goPhone: { group: 'general', keys: ['g p'] },
  goSessions: { group: 'general', keys: ['g s'] },
  goAccount: { group: 'general', keys: ['g a'] },
  goAudit: { group: 'general', keys: ['g h'] },
  toggleTheme: { group: 'general', keys: ['Shift+T'] },
  systemTheme: { group: 'general', keys: ['Shift+Y'] },
  undo: { group: 'general', keys: ['z'] },
  toggleAway: { group: 'general', keys: ['Shift+W'] },
  reconnect: { group: 'general', keys: ['Shift+L'] },
  newVersion: { group: 'general', keys: ['Shift+V'] },
  signOut: { group: 'general', keys: ['g o'] },

  next: { group: 'list', keys: ['j', 'Alt+ArrowDown'] },
  previous: { group: 'list', keys: ['k', 'Alt+ArrowUp'] },
  viewMine: { group: 'list', keys: ['1'] },
  viewUnassigned: { group: 'list', keys: ['2'] },
  viewAll: { group: 'list', keys: ['3'] },
  statusOpen: { group: 'list', keys: ['Shift+Digit1'] },
  statusPending: { group: 'list', keys: ['Shift+Digit2'] },
  statusResolved: { group: 'list', keys: ['Shift+Digit3'] },

  assignMe: { group: 'conversation', keys: ['i'] },
  assign: { group: 'conversation', keys: ['a'] },
  unassign: { group: 'conversation', keys: ['Shift+A'] },
  resolve: { group: 'conversation', keys: ['e'] },
  reopen: { group: 'conversation', keys: ['o'] },
  pending: { group: 'conversation', keys: ['p'] },
  markUnread: { group: 'conversation', keys: ['u'] },
  toggleContact: { group: 'conversation', keys: ['c'] },
  copyNumber: { group: 'conversation', keys: ['Shift+C'] },
  rename: { group: 'conversation', keys: ['F2'] },
  close: { group: 'conversation', keys: ['Escape'] },

  newest: { group: 'thread', keys: ['Shift+G'] },
  quote: { group: 'thread', keys: ['q'] },
  retryFailed: { group: 'thread', keys: ['Shift+R'] },
  editUnsent: { group: 'thread', keys: ['Shift+E'] },
  dropUnsent: { group: 'thread', keys: ['Shift+D'] },

  reply: { group: 'composer', keys: ['r'] },
  note: { group: 'composer', keys: ['n'] },
  toggleNote: { group: 'composer', keys: ['Alt+KeyN'] },
  removeQuote: { group: 'composer', keys: ['Shift+Q'] },
  // The text field itself listens to these; they stand here to be listed.
  send: { group: 'composer', keys: ['Enter'], inField: true },
  newLine: { group: 'composer', keys: ['Shift+Enter'], inField: true },
  fieldActions: { group: 'composer', keys: ['/'], inField: true },
  fieldMention: { group: 'composer', keys: ['@'], inField: true },
  fieldEmoji: { group: 'composer', keys: [':'], inField: true },

  endSession: { group: 'devices', keys: ['x'] },
  endOtherSessions: { group: 'devices', keys: ['Shift+X'] },
  moreSessions: { group: 'devices', keys: ['m'] },
} as const satisfies Record<string, { group: ActionGroup; keys: readonly string[]; inField?: true }>

export type ActionGroup = 'general' | 'list' | 'conversation' | 'thread' | 'composer' | 'devices'
export type ActionId = keyof typeof keymap

export const actionGroups: readonly ActionGroup[] = [
  ...(['general', 'list', 'conversation', 'thread', 'composer', 'devices'] as const),
]
export const actionIds = Object.keys(keymap) as ActionId[]

/** Whether these keys may be pressed in the middle of writing. */
export const worksInFields = (keys: string): boolean => /\$mod|Alt\+/.test(keys)

const macCaps: Record<string, string> = { $mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↵' }
const otherCaps: Record<string, string> = { $mod: 'Ctrl', Enter: '↵' }
const anyCaps: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' }

/** The keys as printed on a keyboard: `$mod+k` is `⌘ K` on a Mac and `Ctrl K` elsewhere. */
export const capsOf = (keys: string, mac: boolean): string[] =>
  keys
    .split(/[+ ]/)
    .filter((part) => !part.startsWith('['))
    .map((part) => (mac ? macCaps : otherCaps)[part] ?? anyCaps[part] ?? part.replace(/^(Key|Digit)/, ''))
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
