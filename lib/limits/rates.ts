/** How often something may be done in a stretch of time. */
export type Rate = { points: number; seconds: number }

/**
 * Every limit by rate. Measured against people: ten tabs that all come back at once make about 150 requests, each tab some
 * twenty commands; somebody who types fast makes two commands a second. A program that follows the log reads a page for
 * each wake-up. Nobody meets one of these by working; a loop that went wrong does within a second or two.
 */
export const rates = {
  /** What one window says. */
  'command:socket': { points: 300, seconds: 5 },
  /** Refusals of one window, after which it is cut off: it does not listen. */
  'flood:socket': { points: 1_000, seconds: 10 },
  /** What all windows of a person say. */
  'command:person': { points: 1_500, seconds: 5 },
  /** Requests of a person who is signed in. */
  'request:person': { points: 1_000, seconds: 10 },
  /** Pages and their parts, by address: a team behind one address loads Parley anew. */
  'page:address': { points: 6_000, seconds: 10 },
  /** Requests that showed no right to anything: no session, a wrong signature, a wrong token. */
  'stranger:address': { points: 300, seconds: 60 },
  /** Connections begun from one address: a thousand windows behind it come back after a deployment. */
  'handshake:address': { points: 1_500, seconds: 10 },
  /** Windows opened by one person: ten tabs on a network that drops out every other second. */
  'handshake:person': { points: 300, seconds: 60 },
  // By account and address together: a stranger who guesses cannot lock a colleague out from elsewhere. By address
  // alone: one machine cannot try one password on everybody.
  'sign-in:account': { points: 10, seconds: 15 * 60 },
  'sign-in:address': { points: 100, seconds: 15 * 60 },
  // By account alone: whoever gets there knows the password or is signed in, so a stranger cannot lock anybody out, and
  // six digits must not be guessed from many addresses at once.
  'second-factor:account': { points: 10, seconds: 15 * 60 },
  'own-password:account': { points: 10, seconds: 15 * 60 },
} as const satisfies Record<string, Rate>

export type RateName = keyof typeof rates

/** How many connections may be open at a time on one node. */
export const mostSockets = { person: 50, address: 2_000, workspace: 10_000 } as const
