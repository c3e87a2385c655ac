import { randomInt } from 'node:crypto'

/**
 * A made-up number: +1 555 01xx is kept free for fiction in North America, so it can never be a person's.
 * Source: https://en.wikipedia.org/wiki/555_(telephone_number)
 */
export const inventPhone = () => `1${randomInt(201, 990)}55501${String(randomInt(0, 100)).padStart(2, '0')}`
