import type { z } from 'zod'
import type { ErrorCode } from '@/lib/contract/errors'
import { DomainError } from '@/lib/domain/domain-error'

/** Parses input by its schema; throws `code` with every issue named. */
export const parse = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: ErrorCode = 'invalid_body',
): z.output<Schema> => {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issues = result.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  const first = issues[0]
  throw new DomainError(
    code,
    first ? `${first.path ? `${first.path}: ` : ''}${first.message}` : 'Not understood',
    {
      issues,
    },
  )
}
