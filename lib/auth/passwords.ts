import { hash, verify } from '@node-rs/argon2'

/**
 * OWASP's first choice for argon2id: 19 MiB, two passes, one lane
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). The library's default algorithm
 * is argon2id, and it works on libuv's threads, so sockets keep being served meanwhile.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The same letters come as other bytes from another keyboard: NIST SP 800-63B-4 §3.1.1.2 asks for one form.
const normal = (password: string) => password.normalize('NFKC')

/** Answers a PHC string. Nothing is cut: argon2 takes all of it. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

let decoy: Promise<string> | undefined

/**
 * Whether the password belongs to the hash. With no hash (an unknown person) it does the same work against a decoy and
 * answers false, so that time does not tell who exists.
 */
export const verifyPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody has this password')
  // An account without a password has something else in its place, such as `!`.
  const usable = passwordHash?.startsWith('$argon2') ? passwordHash : null
  const matches = await verify(usable ?? (await decoy), normal(password))
  return usable !== null && matches
}
