/** A failure whose message is one line for the person who started Parley: what is wrong, what to do. */
export class KeeperError extends Error {
  name = 'KeeperError'
}
