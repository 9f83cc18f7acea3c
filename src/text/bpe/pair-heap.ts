/** A pair of tokens (see `pairKey`) and how often it occurred when it was put in the heap. */
export interface CountedPair {
  readonly pair: number;
  readonly count: number;
}

/** A binary heap whose top is the most frequent pair, of equal ones that with the smallest key. */
export class PairHeap {
  readonly #items: CountedPair[] = [];

  /** Puts a pair in. */
  push(pair: number, count: number): void {
    const item = { pair, count };
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !isBefore(item, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  /** Takes the top out. */
  pop(): CountedPair | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (last !== undefined && items.length > 0) this.#sink(last);
    return top;
  }

  #sink(item: CountedPair): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      const left = items[2 * at + 1];
      if (left === undefined) break;
      const right = items[2 * at + 2];
      const rightFirst = right !== undefined && isBefore(right, left);
      const child = rightFirst ? right : left;
      if (!isBefore(child, item)) break;
      items[at] = child;
      at = 2 * at + (rightFirst ? 2 : 1);
    }
    items[at] = item;
  }
}

function isBefore(a: CountedPair, b: CountedPair): boolean {
  return a.count > b.count || (a.count === b.count && a.pair < b.pair);
}
