/**
 * Moves an item of a binary heap down until none of those below it is before it; of a heap whose first item has changed,
 * the one that is before all others is first again.
 * @param before whether `a` is nearer to the heap's head than `b`
 */
export function sink<Item>(
  heap: Item[],
  from: number,
  before: (a: Item, b: Item) => boolean,
): void {
  const moved = heap[from] as Item;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1] as Item, heap[child] as Item)) child++;
    if (!before(heap[child] as Item, moved)) break;
    heap[at] = heap[child] as Item;
    at = child;
  }
  heap[at] = moved;
}

/** Orders items so that they are a heap. */
export function heapify<Item>(heap: Item[], before: (a: Item, b: Item) => boolean): void {
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at, before);
}
