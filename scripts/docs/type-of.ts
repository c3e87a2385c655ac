import { z } from 'zod'
import {
  Contact,
  Conversation,
  ConversationStatus,
  LastMessage,
  Priority,
  ReadPosition,
} from '@/lib/contract/conversation'
import { Actor, Origin } from '@/lib/contract/events'
import { Id, Moment, Seq } from '@/lib/contract/ids'
import { Message, MessageDirection, MessageError, MessageStatus, MessageType } from '@/lib/contract/message'
import { Role } from '@/lib/contract/permissions'
import { Member } from '@/lib/contract/workspace'

/** The contract's schemas that a reader meets by name, in the order in which the page explains them. */
export const shapes = {
  Message,
  MessageDirection,
  MessageType,
  MessageStatus,
  MessageError,
  Conversation,
  ConversationStatus,
  Priority,
  LastMessage,
  ReadPosition,
  Contact,
  Member,
  Role,
  Actor,
  Origin,
} satisfies Record<string, z.ZodType>

const names = new Map<z.ZodType, string>(
  Object.entries({ Id, Moment, Seq, ...shapes }).map(([a, b]) => [b, a]),
)

const words = (options: readonly unknown[]) => options.map((option) => `\`${option}\``).join(', ')

/** What a schema is, in a few words for a table: its name in the contract, or what it is made of. */
export const typeOf = (schema: z.ZodType): string => names.get(schema) ?? madeOf(schema)

const madeOf = (schema: z.ZodType): string => {
  if (schema instanceof z.ZodNullable) return `${typeOf(schema.unwrap() as z.ZodType)} or null`
  if (schema instanceof z.ZodOptional) return `${typeOf(schema.unwrap() as z.ZodType)}, optional`
  if (schema instanceof z.ZodArray) return `list of ${typeOf(schema.element as z.ZodType)}`
  if (schema instanceof z.ZodEnum) return `one of ${words(schema.options)}`
  if (schema instanceof z.ZodObject) return `{ ${Object.keys(schema.shape).join(', ')} }`
  return schema.type
}

/** The fields of an object schema with what each is. */
export const fieldsOf = (schema: z.ZodType): [name: string, type: string][] =>
  schema instanceof z.ZodObject
    ? Object.entries(schema.shape).map(([name, field]) => [name, typeOf(field as z.ZodType)])
    : []

/** The same on one line: `conversationId` Id · `note` boolean. */
export const fieldLine = (schema: z.ZodType): string =>
  fieldsOf(schema)
    .map(([name, type]) => `\`${name}\` ${type}`)
    .join(' · ') || 'nothing'

/** One row for each shape: its fields, or the values it may have. */
export const shapeLine = (schema: z.ZodType): string =>
  schema instanceof z.ZodEnum ? words(schema.options) : fieldLine(schema)
