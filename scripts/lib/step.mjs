const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Does one piece of work and shows it on one line, with the seconds it takes; on a terminal they count.
 *
 * @template Result
 * @param {string} title what is being done, such as 'Building the pages'
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>} what `work` resolves to; its error is passed on
 */
export async function step(title, work) {
  const began = Date.now()
  const { isTTY } = process.stdout
  const show = () => process.stdout.write(`\r${title} … ${seconds(began)}`)
  if (isTTY) show()
  else process.stdout.write(`${title} … `)
  const timer = isTTY ? setInterval(show, 100) : undefined
  try {
    const result = await work()
    process.stdout.write(isTTY ? `\r${title} … ${seconds(began)}\n` : `${seconds(began)}\n`)
    return result
  } catch (error) {
    process.stdout.write(isTTY ? '\n' : 'failed\n')
    throw error
  } finally {
    clearInterval(timer)
  }
}
