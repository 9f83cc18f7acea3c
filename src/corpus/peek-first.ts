/** The items of an iterable whose first has been looked at. */
export interface Peeked {
  readonly first: unknown;
  /** All items, the first among them. */
  readonly all: AsyncGenerator<unknown, void, undefined>;
}

/**
 * Reads the first item of an iterable, which tells what the others are.
 * @returns undefined where there is none
 */
export async function peekFirst(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<Peeked | undefined> {
  const items = iterate(pieces);
  const first = await items.next();
  if (first.done === true) return undefined;
  return {
    first: first.value,
    all: (async function* () {
      try {
        yield first.value;
        yield* { [Symbol.asyncIterator]: () => items };
      } finally {
        await items.return(undefined);
      }
    })(),
  };
}

async function* iterate(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<unknown, void, undefined> {
  yield* pieces;
}
