import { BYTE_TOKENS } from './bpe-model.ts';
import { pairKey, tokensOfPair } from './pair-key.ts';

/** No neighbor: the piece begins or ends here. */
const NONE = -1;
/** A character outside the alphabet, or a place that a merge absorbed: part of no pair. */
const OUTSIDE = -1;

/** Places visited between two opportunities for a break: about a millisecond of work. */
const PLACES_AT_ONCE = 4096;

/**
 * Holds all pieces of the training text as linked lists of tokens in flat arrays, with the count and the
 * places of every pair of adjacent tokens, which each merge updates.
 */
export class PairIndex {
  readonly #tokens: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** How often the piece that a place belongs to occurs. */
  readonly #weights: Float64Array;
  readonly #counts = new Map<number, number>();
  /** The places of a pair's left token when the pair was counted; later merges may have absorbed some. */
  readonly #places = new Map<number, number[]>();
  #tokenCount: number;

  /** Makes room for the pieces, which `addPieces` then adds. */
  constructor(pieces: ReadonlyMap<string, number>, alphabet: readonly string[]) {
    this.#tokenCount = BYTE_TOKENS + alphabet.length;
    let length = 0;
    for (const piece of pieces.keys()) length += piece.length;
    this.#tokens = new Int32Array(length);
    this.#next = new Int32Array(length).fill(NONE);
    this.#previous = new Int32Array(length).fill(NONE);
    this.#weights = new Float64Array(length);
  }

  /** Adds the pieces that the constructor made room for; yields the number of places at intervals. */
  *addPieces(
    pieces: ReadonlyMap<string, number>,
    alphabet: readonly string[],
  ): Generator<number, void> {
    const letters = new Map(alphabet.map((letter, index) => [letter, BYTE_TOKENS + index]));
    let at = 0;
    let yielded = 0;
    for (const [piece, weight] of pieces) {
      if (at - yielded >= PLACES_AT_ONCE) {
        yield at - yielded;
        yielded = at;
      }
      const start = at;
      for (const letter of piece) {
        this.#tokens[at] = letters.get(letter) ?? OUTSIDE;
        this.#weights[at] = weight;
        if (at > start) {
          this.#previous[at] = at - 1;
          this.#next[at - 1] = at;
          this.#add(at - 1, at, weight);
        }
        at++;
      }
    }
  }

  /** Returns all pairs that currently occur. */
  pairs(): Iterable<number> {
    return this.#counts.keys();
  }

  /** Returns how often a pair currently occurs. */
  countOf(pair: number): number {
    return this.#counts.get(pair) ?? 0;
  }

  /**
   * Merges a pair into a new token wherever it occurs; yields the number of visited places at intervals.
   * @returns the pairs that the merge created
   */
  *merge(pair: number): Generator<number, Iterable<number>> {
    const [left, right] = tokensOfPair(pair);
    const token = this.#tokenCount++;
    const places = this.#places.get(pair) ?? [];
    const made = new Set<number>();
    let visited = 0;
    for (const at of places) {
      if (++visited % PLACES_AT_ONCE === 0) yield PLACES_AT_ONCE;
      const second = this.#at(this.#next, at);
      if (this.#tokenAt(at) !== left || second === NONE || this.#tokenAt(second) !== right)
        continue;
      const weight = this.#weights[at] ?? 0;
      const before = this.#at(this.#previous, at);
      const after = this.#at(this.#next, second);
      this.#take(before, at, weight);
      this.#take(second, after, weight);
      this.#tokens[at] = token;
      this.#tokens[second] = OUTSIDE;
      this.#next[at] = after;
      if (after !== NONE) this.#previous[after] = at;
      for (const key of [this.#add(before, at, weight), this.#add(at, after, weight)]) {
        if (key !== undefined) made.add(key);
      }
    }
    this.#counts.delete(pair);
    this.#places.delete(pair);
    yield (visited % PLACES_AT_ONCE) + 1;
    return made;
  }

  #tokenAt(place: number): number {
    return place === NONE ? OUTSIDE : (this.#tokens[place] ?? OUTSIDE);
  }

  #at(links: Int32Array, place: number): number {
    return links[place] ?? NONE;
  }

  /** Returns the key of the tokens at two places, or undefined where they are no pair. */
  #key(first: number, second: number): number | undefined {
    const left = this.#tokenAt(first);
    const right = this.#tokenAt(second);
    return left === OUTSIDE || right === OUTSIDE ? undefined : pairKey(left, right);
  }

  #add(first: number, second: number, weight: number): number | undefined {
    const key = this.#key(first, second);
    if (key === undefined) return undefined;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + weight);
    const places = this.#places.get(key);
    if (places === undefined) this.#places.set(key, [first]);
    else places.push(first);
    return key;
  }

  #take(first: number, second: number, weight: number): void {
    const key = this.#key(first, second);
    if (key === undefined) return;
    const left = (this.#counts.get(key) ?? 0) - weight;
    if (left > 0) this.#counts.set(key, left);
    else {
      this.#counts.delete(key);
      this.#places.delete(key);
    }
  }
}
