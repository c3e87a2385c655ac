import { type CommandName, commandInput } from '@/lib/contract/commands'
import { type ErrorCode, errorStatus } from '@/lib/contract/errors'
import { type EventName, eventData, eventNames } from '@/lib/contract/events'
import { may, type Permission, Role } from '@/lib/contract/permissions'
import { sampleEvents } from '@/lib/contract/samples'
import { type SignalName, signalData } from '@/lib/contract/signals'
import { audienceOf } from '@/lib/events/audience'
import { commandMeanings, errorMeanings, eventMeanings, permissionMeanings, signalMeanings } from './meanings'
import { fieldLine, fieldsOf, shapeLine, shapes } from './type-of'

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const subject = {
  workspaceId: '<workspace>',
  channelId: '<channel>',
  conversationId: '<conversation>',
  userId: '<user>',
}

const event = (name: EventName) => {
  const { name: _, ...envelope } = sampleEvents[name]
  return [
    `#### ${name}`,
    eventMeanings[name],
    `Audience: the room \`${audienceOf(name, subject)}\`.`,
    table(
      ['field of `data`', 'type'],
      fieldsOf(eventData[name]).map(([field, type]) => [`\`${field}\``, type]),
    ),
    `<details><summary>Sample</summary>\n\n\`\`\`json\n${JSON.stringify(envelope, null, 2)}\n\`\`\`\n\n</details>`,
  ].join('\n\n')
}

const signals = () =>
  table(
    ['signal', 'from', 'lives for', 'fields', 'meaning'],
    (Object.keys(signalData) as SignalName[]).map((name) => {
      const { from, ttl, text } = signalMeanings[name]
      return [`\`${name}\``, from, ttl ? `${ttl / 1000} s` : '', fieldLine(signalData[name]), text]
    }),
  )

const commands = () =>
  table(
    ['command', 'input', '`data` of the answer', 'meaning'],
    (Object.keys(commandInput) as CommandName[]).map((name) => {
      const { answer, text } = commandMeanings[name]
      return [`\`${name}\``, fieldLine(commandInput[name]), answer, text]
    }),
  )

const shapeTable = () =>
  table(
    ['shape', 'fields, or the values it may have'],
    Object.entries(shapes).map(([name, schema]) => [name, shapeLine(schema)]),
  )

const errors = () =>
  table(
    ['code', 'HTTP status', 'meaning'],
    (Object.keys(errorStatus) as ErrorCode[]).map((code) => [
      `\`${code}\``,
      String(errorStatus[code]),
      errorMeanings[code],
    ]),
  )

const permissions = () =>
  table(
    ['permission', ...Role.options, 'allows to'],
    (Object.keys(permissionMeanings) as Permission[]).map((permission) => [
      `\`${permission}\``,
      ...Role.options.map((role) => (may(role, permission) ? 'yes' : 'no')),
      permissionMeanings[permission],
    ]),
  )

/** The parts of the pages that are written from the contract, by the name in their markers. */
export const sections: Record<string, () => string> = {
  events: () => eventNames.map(event).join('\n\n'),
  signals,
  commands,
  shapes: shapeTable,
  errors,
  permissions,
}

/**
 * A page with everything between `<!-- generated: name -->` and `<!-- end of name -->` written anew. Throws when a
 * marker names no section.
 */
export const withSections = (page: string): string =>
  page.replaceAll(
    /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end of \2 -->)/g,
    (_, start: string, name: string, end: string) => {
      const section = sections[name]
      if (!section) throw new Error(`There is no generated section "${name}"`)
      return `${start}\n${section()}\n\n${end}`
    },
  )

/** The pages that have such parts. */
export const generatedPages = ['docs/realtime.md', 'docs/api.md']
