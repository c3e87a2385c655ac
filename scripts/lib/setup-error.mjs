/** A failure whose message is one line for the person at the keyboard: what is wrong, what to do. */
export class SetupError extends Error {
  name = 'SetupError'
}

/**
 * Runs a script's `main`; a SetupError ends the process with its one line and exit code 1, anything
 * unforeseen with its stack.
 */
export async function runScript(main) {
  try {
    await main()
  } catch (error) {
    const isExpected = error instanceof SetupError || error?.name === 'OperatorError'
    process.stderr.write(`${isExpected ? error.message : (error?.stack ?? error)}\n`)
    process.exit(1)
  }
}
