/** What an invariant forbids and was seen nevertheless. The first four have columns of their own in the table. */
export type Violation = { kind: 'missing' | 'doubled' | 'order' | 'foreign' | 'late' | 'other'; what: string }

export const violation = (kind: Violation['kind'], what: string): Violation => ({ kind, what })
