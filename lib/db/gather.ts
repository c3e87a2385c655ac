type Waiting<Key, Answer> = { key: Key; resolve: (answer: Answer) => void; reject: (cause: unknown) => void }

/**
 * Asks one question at a time; those that come meanwhile are asked together in the next, at most `most` at once. `ask`
 * answers all in their order. When it fails, all of them fail, and who waits behind them too: the trouble is the
 * database's, and to find it out once more takes as long again.
 */
export const gather = <Key, Answer>(ask: (keys: Key[]) => Promise<Answer[]>, most = 200) => {
  const waiting: Waiting<Key, Answer>[] = []
  let asking = false

  const askNext = async () => {
    const batch = waiting.splice(0, most)
    try {
      const answers = await ask(batch.map(({ key }) => key))
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer)
    } catch (cause) {
      for (const { reject } of [...batch, ...waiting.splice(0)]) reject(cause)
    }
  }
  const work = async () => {
    asking = true
    while (waiting.length > 0) await askNext()
    asking = false
  }

  return (key: Key): Promise<Answer> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (!asking) void work()
    })
}
