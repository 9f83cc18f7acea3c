import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Alphabet } from './alphabet.ts';
import {
  canBeEmpty,
  type Edge,
  type LookTree,
  type PatternTree,
  type RepeatTree,
} from './pattern-tree.ts';

/** The most instructions of a program, so that a step over a text has a bounded cost. */
const MOST_INSTRUCTIONS = 10_000;

/** The number of the instruction at which every match fails. */
export const FAIL = 0;
/** The number of the instruction at which a match, or a look-around, is complete. */
export const DONE = 1;

/** An instruction of a program; others are named by their number. */
export type Instruction =
  | { readonly kind: 'fail' }
  | { readonly kind: 'done' }
  /** Reads a code point of a set of the alphabet. */
  | { readonly kind: 'read'; readonly set: number; readonly next: number }
  /** Tries the first, then the second. */
  | { readonly kind: 'fork'; readonly first: number; readonly second: number }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly negated: boolean; readonly next: number }
  /** Goes on where the program from `body` matches from here on, or where it does not. */
  | {
      readonly kind: 'ahead';
      readonly body: number;
      readonly negated: boolean;
      readonly next: number;
    }
  /** Goes on where the look-behind of this number holds, or where it does not. */
  | {
      readonly kind: 'behind';
      readonly look: number;
      readonly negated: boolean;
      readonly next: number;
    };

/** A program that an automaton runs over a text. */
export interface Program {
  readonly instructions: readonly Instruction[];
  /** All instructions, each after those that it reaches without reading. */
  readonly order: readonly number[];
  /** Where the program begins: one number for a pattern, one for each look-behind. */
  readonly entries: readonly number[];
  /** Whether an instruction asks for what stands around a place. */
  readonly asksForContext: boolean;
}

/** A pattern's programs. */
export interface Programs {
  /** Reads a match from left to right. */
  readonly match: Program;
  /** Reads each look-behind from right to left. */
  readonly behind: Program;
}

/**
 * Writes the programs of a pattern.
 * @param alphabet receives the sets of the pattern
 * @throws UsageError when a program would be too large
 */
export function writePrograms(tree: PatternTree, alphabet: Alphabet): Programs {
  const behind: PatternTree[] = [];
  return {
    match: new ProgramWriter(alphabet, behind, 1).write([tree]),
    behind: new ProgramWriter(alphabet, [], -1).write(behind),
  };
}

/**
 * Writes instructions from the end of a pattern to its beginning: each part is written after what follows it.
 *
 * A repeated part may be left without having read anything, and must then not be repeated (JavaScript's rule, which
 * also keeps the program from running in circles). So there are two ways on from a part: `empty` where nothing has
 * been read since the repetition began, `full` where something has. Where they differ, what follows is written twice.
 */
class ProgramWriter {
  readonly #alphabet: Alphabet;
  readonly #behind: PatternTree[];
  readonly #direction: 1 | -1;
  readonly #instructions: Instruction[] = [{ kind: 'fail' }, { kind: 'done' }];
  readonly #looks = new Map<PatternTree, number>();
  #parts = 0;

  /**
   * @param behind receives the bodies of the look-behinds
   * @param direction 1 where texts are read from left to right
   */
  constructor(alphabet: Alphabet, behind: PatternTree[], direction: 1 | -1) {
    this.#alphabet = alphabet;
    this.#behind = behind;
    this.#direction = direction;
  }

  write(trees: readonly PatternTree[]): Program {
    const entries = trees.map((tree) => this.#part(tree, DONE, DONE));
    const instructions = this.#instructions;
    return {
      instructions,
      order: orderByReach(instructions),
      entries,
      asksForContext: instructions.some(({ kind }) => kind === 'edge' || kind === 'behind'),
    };
  }

  /** Writes a part and returns its entry. */
  #part(tree: PatternTree, empty: number, full: number): number {
    // Parts that need no instruction count too: repeated a thousand times thrice over, they take a billion turns.
    if (++this.#parts > MOST_INSTRUCTIONS) throw tooLarge();
    switch (tree.kind) {
      case 'read':
        return this.#add({ kind: 'read', set: this.#alphabet.add(tree.set), next: full });
      case 'sequence':
        return this.#sequence(tree.parts, empty, full);
      case 'choice':
        return tree.branches
          .map((branch) => this.#part(branch, empty, full))
          .reduceRight((second, first) => this.#add({ kind: 'fork', first, second }));
      case 'repeat':
        return this.#repeat(tree, empty, full);
      case 'edge':
        if (tree.edge === 'word') this.#alphabet.tellWords();
        if (tree.edge.startsWith('line')) this.#alphabet.tellLineEnds();
        return this.#add({ kind: 'edge', edge: tree.edge, negated: tree.negated, next: empty });
      case 'look':
        return this.#look(tree, empty);
    }
  }

  #sequence(parts: readonly PatternTree[], empty: number, full: number): number {
    let whole = full;
    let fresh = empty;
    const ordered = this.#direction === 1 ? parts.toReversed() : parts;
    ordered.forEach((part, i) => {
      const bothWays = fresh !== whole && canBeEmpty(part);
      const after = whole;
      // Before the outermost part nothing has been read.
      if (!bothWays || i + 1 < ordered.length) whole = this.#part(part, after, after);
      fresh = bothWays ? this.#part(part, fresh, after) : whole;
    });
    return fresh;
  }

  #repeat({ body, least, most, lazy }: RepeatTree, empty: number, full: number): number {
    const fork = (again: number, leave: number): Instruction =>
      lazy
        ? { kind: 'fork', first: leave, second: again }
        : { kind: 'fork', first: again, second: leave };
    let fresh = empty;
    let whole = full;
    if (most === Infinity) {
      const loop = this.#add({ kind: 'fail' });
      const again = this.#part(body, FAIL, loop);
      this.#instructions[loop] = fork(again, full);
      fresh = empty === full ? loop : this.#add(fork(again, empty));
      whole = loop;
    } else {
      for (let count = least; count < most; count++) {
        const again = this.#part(body, FAIL, whole);
        fresh = this.#add(fork(again, empty));
        whole = empty === full ? fresh : this.#add(fork(again, full));
      }
    }
    return this.#sequence(new Array<PatternTree>(least).fill(body), fresh, whole);
  }

  #look({ ahead, negated, body }: LookTree, next: number): number {
    let look = this.#looks.get(body);
    if (look === undefined) {
      look = ahead ? this.#part(body, DONE, DONE) : this.#behind.push(body) - 1;
      this.#looks.set(body, look);
    }
    return this.#add(
      ahead
        ? { kind: 'ahead', body: look, negated, next }
        : { kind: 'behind', look, negated, next },
    );
  }

  #add(instruction: Instruction): number {
    if (this.#instructions.length === MOST_INSTRUCTIONS) throw tooLarge();
    return this.#instructions.push(instruction) - 1;
  }
}

function tooLarge(): UsageError {
  return new UsageError(
    sentence(
      'text/large-pattern',
    )`The pattern cannot be used: written out, its repetitions and alternatives are more than ${{ most: MOST_INSTRUCTIONS }} parts. Use smaller counts.`,
  );
}

/** Puts each instruction behind those that it reaches without reading; there are no circles of these. */
function orderByReach(instructions: readonly Instruction[]): number[] {
  const order: number[] = [];
  const seen = new Uint8Array(instructions.length);
  const open: number[] = [];
  for (let root = 0; root < instructions.length; root++) {
    open.push(root);
    for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
      const before =
        seen[at] === 0 ? reachedFrom(instructions[at]).filter((to) => seen[to] === 0) : [];
      if (seen[at] === 0) seen[at] = 1;
      if (before.length > 0) {
        open.push(...before);
        continue;
      }
      open.pop();
      if (seen[at] === 1) order.push(at);
      seen[at] = 2;
    }
  }
  return order;
}

function reachedFrom(instruction: Instruction | undefined): number[] {
  switch (instruction?.kind) {
    case 'fork':
      return [instruction.first, instruction.second];
    case 'edge':
    case 'behind':
      return [instruction.next];
    case 'ahead':
      return [instruction.body, instruction.next];
    default:
      return [];
  }
}
