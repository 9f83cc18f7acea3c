import { type CodePointSet, classSet, LINE_ENDS, PYTHON_CLASSES } from './code-point-set.ts';

const BLOCK = 256;
const CODE_POINTS = 0x110000;
const UNKNOWN = 0;

/** The letter that stands beyond either edge of the text; no set has it. */
export const BEYOND = 1;

/** What a letter is to the tests of edges. */
export const NEIGHBOR: Readonly<Record<'other' | 'word' | 'lineEnd' | 'beyond', number>> = {
  other: 0,
  word: 1,
  lineEnd: 2,
  beyond: 3,
};

/**
 * Sorts code points by the sets of a pattern that have them: those that no set tells apart are one letter. A
 * code point is sorted when it is first seen, so that a pattern costs nothing for the scripts that no text has.
 */
export class Alphabet {
  readonly #sets: CodePointSet[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #blocks: (Uint32Array | undefined)[] = new Array(CODE_POINTS / BLOCK).fill(undefined);
  readonly #letters = new Map<string, number>();
  readonly #members: Uint8Array[] = [new Uint8Array(0), new Uint8Array(0)];
  readonly #neighbors: number[] = [NEIGHBOR.other, NEIGHBOR.beyond];
  #words = -1;
  #lineEnds = -1;

  /** The number of letters seen so far, whose numbers are all below it. */
  get size(): number {
    return this.#members.length;
  }

  /** Adds a set and returns its number. All sets are added before the first letter is asked for. */
  add(set: CodePointSet): number {
    const known = this.#setNumbers.get(set.key);
    if (known !== undefined) return known;
    const number = this.#sets.push(set) - 1;
    this.#setNumbers.set(set.key, number);
    return number;
  }

  /** Tells apart words from other letters, for `\b`. */
  tellWords(): void {
    if (this.#words < 0) this.#words = this.add(classSet([PYTHON_CLASSES.w], false, false));
  }

  /** Tells apart the ends of lines, for `^` and `$` of every line. */
  tellLineEnds(): void {
    if (this.#lineEnds < 0) this.#lineEnds = this.add(classSet([LINE_ENDS], false, false));
  }

  /** The letter of a code point. */
  letterOf(codePoint: number): number {
    const block = this.#blocks[codePoint >> 8];
    const letter = block === undefined ? UNKNOWN : (block[codePoint & 255] as number);
    return letter === UNKNOWN ? this.#sort(codePoint) : letter;
  }

  /** Whether a set has a letter: 1 or 0 by the set's number; shorter where no set has it. */
  setsOf(letter: number): Uint8Array {
    return this.#members[letter] as Uint8Array;
  }

  /** What a letter is to the tests of edges: one of `NEIGHBOR`. */
  neighborOf(letter: number): number {
    return this.#neighbors[letter] as number;
  }

  #sort(codePoint: number): number {
    const members = new Uint8Array(this.#sets.length);
    const numbers: number[] = [];
    this.#sets.forEach((set, number) => {
      if (!set.has(codePoint)) return;
      members[number] = 1;
      numbers.push(number);
    });
    const key = numbers.join();
    let letter = this.#letters.get(key);
    if (letter === undefined) {
      letter = this.#members.push(members) - 1;
      this.#letters.set(key, letter);
      this.#neighbors.push(this.#neighbor(members));
    }
    const block = this.#blocks[codePoint >> 8] ?? new Uint32Array(BLOCK);
    block[codePoint & 255] = letter;
    this.#blocks[codePoint >> 8] = block;
    return letter;
  }

  #neighbor(members: Uint8Array): number {
    if (members[this.#words] === 1) return NEIGHBOR.word;
    return members[this.#lineEnds] === 1 ? NEIGHBOR.lineEnd : NEIGHBOR.other;
  }
}
