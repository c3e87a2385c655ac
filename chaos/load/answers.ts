/** What the product answered over HTTP, and how long that took, while faults went on. */
export class Answers {
  readonly byStatus = new Map<number, number>()
  slowest = 0
  /** What no fault excuses: an answer of 500 says that something was not foreseen. */
  readonly wrong: string[] = []

  note(status: number, took: number, what: string, text = '') {
    this.byStatus.set(status, (this.byStatus.get(status) ?? 0) + 1)
    if (status !== 0) this.slowest = Math.max(this.slowest, took)
    if (status === 500) this.wrong.push(`${what}: ${text.slice(0, 200)}`)
  }
}

export type Answer = { status: number; body: unknown }
type Call = {
  url: string
  token?: string
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
  timeout?: number
}

/** One request; status 0 when no answer came (in time). The product's window waits as long. */
export const request = async (answers: Answers, call: Call): Promise<Answer> => {
  const { url, token, method, path, body, headers, timeout = 15_000 } = call
  const begun = performance.now()
  const took = () => performance.now() - begun
  try {
    const response = await fetch(url + path, {
      method,
      signal: AbortSignal.timeout(timeout),
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    answers.note(response.status, took(), `${method} ${path}`, text)
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
  } catch {
    answers.note(0, took(), `${method} ${path}`)
    return { status: 0, body: null }
  }
}

/** Whether trying the same again may help, as lib/client/api.ts has it. */
export const isRetryable = (status: number) => status === 0 || status === 429 || status >= 500
