/**
 * An error for whoever runs the server: its message is one line that says what is wrong and what to
 * do. `server.ts` prints the message without a stack and exits with code 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
