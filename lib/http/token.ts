import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether a request shows this token as its bearer. False when there is no such token; takes the same time either way. */
export const showsToken = (request: Request, token: string | undefined): boolean => {
  const shown = request.headers.get('authorization')?.match(/^Bearer (.+)$/)?.[1] ?? ''
  return timingSafeEqual(digest(shown), digest(token ?? '')) && token !== undefined
}
