/** A repeatable source of chance: the same seed makes the same choices, though not the same interleaving. */
export class Random {
  private state: number

  constructor(seed: number) {
    // Never zero, where a xorshift stays for ever.
    this.state = (seed >>> 0) ^ 0x5bd1e995 || 1
  }

  /** From 0 up to 1, by xorshift32. */
  next(): number {
    this.state ^= this.state << 13
    this.state ^= this.state >>> 17
    this.state ^= this.state << 5
    return (this.state >>> 0) / 2 ** 32
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  /** One of them; throws when there is none. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new Error('there is nothing to pick from')
    return item
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const keyed = items.map((item) => ({ item, key: this.next() }))
    return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
  }
}
