import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type ActionId, actionIds, keymap } from './keymap'

/**
 * Every action has a key, a tooltip that names it, and a place in the command palette. The palette shows what `useAction`
 * offers, so an action needs three things in the code: a row in the keymap, a `useAction`, and its keys where it is clicked.
 */

const root = path.resolve(import.meta.dirname, '..')
// Primitives pass clicks on; the customers' phone is not the agents' tool.
const elsewhere = /^(ui|sandbox)\//
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !elsewhere.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

type Click = ActionId | { why: string }
const same: Click = { why: 'passes on what its parent gives it, which is listed there' }
const again: Click = { why: 'tries again what the screen needed in any case; the focus is one Tab away' }
const dialog: Click = { why: 'a dialog has Enter and Escape' }
const row: Click = {
  why: 'the action exists for the open conversation; this is its shortcut for another row',
}

/** What each thing that can be clicked does. A new one fails the test until it has its row here, and so its key. */
const clicks: Record<string, Click[]> = {
  'account/ConfirmDialog.tsx': [dialog, dialog],
  'account/DemoAccounts.tsx': [{ why: 'fills in the sign-in form, where no action exists yet' }],
  'account/MoreSessions.tsx': ['moreSessions'],
  'account/RecoveryCodes.tsx': [dialog, dialog],
  'account/SecondFactor.tsx': [{ why: 'opens its dialog, on the page that `goAccount` shows' }],
  'account/SessionList.tsx': ['endOtherSessions'],
  'account/SessionRow.tsx': ['endSession'],
  'account/SignInForm.tsx': [
    { why: 'shows the password, in the sign-in form' },
    { why: 'goes back in the sign-in form, where no action exists yet' },
  ],
  'composer-menu/ComposerMenu.tsx': [{ why: 'chooses from an open menu; Enter does' }],
  'contact/ContactName.tsx': ['rename'],
  'inbox/ConversationRow.tsx': ['next'],
  'inbox/ConversationRows.tsx': [again],
  'inbox/ListEmpty.tsx': ['statusOpen', 'viewUnassigned'],
  'inbox/RowActions.tsx': [row, row],
  'inbox/ViewTabs.tsx': ['viewAll'],
  'keyboard/ActionButton.tsx': [same],
  'keyboard/CommandPalette.tsx': [same, { why: 'opens a conversation: this is the palette itself' }],
  'settings/AuditLog.tsx': [{ why: 'reads on; the focus is one Tab away' }],
  'shell/AccountMenu.tsx': ['goSessions', 'goAccount', 'openShortcuts', 'signOut'],
  'shell/ConnectionLine.tsx': [same],
  'shell/Notice.tsx': [again],
  'thread/Composer.tsx': ['send'],
  'thread/ConversationScreen.tsx': ['close'],
  'thread/DeliveryTrouble.tsx': ['retryFailed'],
  'thread/MessageBubble.tsx': ['quote'],
  'thread/MessageList.tsx': [same],
  'thread/NewestButton.tsx': ['newest'],
  'thread/OlderStatus.tsx': [again],
  'thread/PendingTrouble.tsx': ['retryFailed', 'editUnsent', 'dropUnsent'],
  'thread/StatusActions.tsx': ['assignMe', 'resolve', 'assignMe', 'pending', 'reopen', 'markUnread'],
}

it('knows of everything that can be clicked which action it is', () => {
  const found = sources
    .map(({ file, text }) => [file, text.match(/\bon(Click|Select|Press)=\{/g)?.length ?? 0] as const)
    .filter(([, count]) => count > 0)
  const listed = Object.entries(clicks).map(([file, rows]) => [file, rows.length])
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed))
})

it.each(actionIds)('%s has a key, and is offered to the key listener and the palette', (id) => {
  expect(keymap[id].keys.length).toBeGreaterThan(0)
  if ('inField' in keymap[id]) return
  const offered = sources.filter(({ text }) => text.includes('useAction(') && text.includes(`'${id}'`))
  expect(offered.map(({ file }) => file)).not.toEqual([])
})

const clicked = Object.entries(clicks).flatMap(([file, rows]) =>
  rows.filter((one): one is ActionId => typeof one === 'string').map((id) => ({ file, id })),
)

it.each(clicked)('$id shows its key where $file offers it', ({ file, id }) => {
  // A row of the list and a bubble stand for one thing out of many; the key acts on the one that is next or newest.
  if (['next', 'quote'].includes(id)) return
  const { text = '' } = sources.find((one) => one.file === file) ?? {}
  expect(text).toMatch(new RegExp(`(action="${id}"|useKeyCaps\\((actions\\[view\\]|'${id}')\\))`))
})
