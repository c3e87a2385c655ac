import type { Proof } from '../scenario'

/** What the checker must see, each with a defect put in from outside [37]. */
export const proofs: Proof[] = []
