import { hash, verify } from '@node-rs/argon2'

/**
 * OWASP's first choice for argon2id: 19 MiB, two passes, one lane
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). The library's default algorithm
 * is argon2id, and it works on libuv's threads, so sockets keep being served meanwhile.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Answers a PHC string. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let decoy: Promise<string> | undefined

/**
 * Whether the password belongs to the hash. With no hash (an unknown person) it does the same work against a decoy and
 * answers false, so that time does not tell who exists.
 */
export const verifyPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await decoy), password)
  return passwordHash !== null && matches
}
