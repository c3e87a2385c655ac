/**
 * JSON text that a jsonb column takes, whatever a customer wrote: jsonb refuses NUL and halves of surrogate pairs, which
 * JSON may carry escaped. Works on the values, not on the text, where `\u0000` may as well be what somebody typed.
 */
export const storableJson = (value: unknown): string => JSON.stringify(storable(value) ?? null)

const storableText = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]))
}
