import { type Alphabet, BEYOND, NEIGHBOR } from './alphabet.ts';
import type { Edge } from './pattern-tree.ts';
import { DONE, type Instruction, type Program } from './program.ts';

/** What all states of an automaton may hold together, in instructions; beyond it they are made anew. */
const MOST_HELD = 1 << 22;
/** What `NEIGHBOR` takes of a context. */
const NEIGHBOR_BITS = 2;

/** What an automaton knows at one place of a text. */
export interface State {
  /** For each instruction, whether it reaches the end of a match from this place: 1 or 0. */
  readonly holds: Uint8Array;
  /** The state after each letter in each context, where it has been needed. */
  readonly next: (State | undefined)[];
  /** For each entry of the program, a bit: whether it reaches the end of a match from here. */
  readonly entered: number;
  /** For each instruction, the one at which its first way that holds next reads or is done; 0 where not yet asked. */
  chosen: Int32Array | undefined;
}

/** Makes the context of a place from the letter on its far side and the look-behinds that hold there. */
export function contextOf(neighbor: number, behind: number): number {
  return (behind << NEIGHBOR_BITS) | neighbor;
}

/**
 * Runs a program over a text against the direction in which the program reads it, so that at each place is known
 * from which instructions a match can be completed. That is one state for each set of instructions; a state is made when it is
 * first reached (a lazily built deterministic automaton), so that a step is a look-up, and at the worst
 * one turn over the program: https://swtch.com/~rsc/regexp/regexp1.html.
 */
export class Automaton {
  /** The state beyond the text. */
  readonly beyond: State;
  /** How many states are kept at once. */
  readonly capacity: number;
  readonly #program: Program;
  readonly #alphabet: Alphabet;
  readonly #forwards: boolean;
  readonly #contexts: number;
  #states = new Map<string, State>();
  #turns = 0;

  /**
   * @param forwards whether the program reads from left to right, so that the text is run over from its end
   * @param contexts the number of contexts; 1 where the program asks for none
   */
  constructor(program: Program, alphabet: Alphabet, forwards: boolean, contexts: number) {
    this.#program = program;
    this.#alphabet = alphabet;
    this.#forwards = forwards;
    this.#contexts = contexts;
    const { length } = program.instructions;
    this.capacity = Math.max(256, Math.min(1 << 14, Math.floor(MOST_HELD / length)));
    this.beyond = this.stateOf(new Uint8Array(length));
  }

  /** How many instructions have been evaluated so far to make states. */
  get turns(): number {
    return this.#turns;
  }

  /** The state at the edge of the text from which the run begins. */
  begin(context: number): State {
    return this.step(this.beyond, BEYOND, context);
  }

  /**
   * The state one place further.
   * @param letter what stands between the two places
   * @param context of the place further on; 0 where there is only one
   */
  step(state: State, letter: number, context: number): State {
    const column = letter * this.#contexts + context;
    let next = state.next[column];
    if (next === undefined) {
      next = this.stateOf(this.#evaluate(state.holds, letter, context));
      state.next[column] = next;
    }
    return next;
  }

  /** The state in which these instructions hold. */
  stateOf(holds: Uint8Array): State {
    const key = packBits(holds);
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= this.capacity) {
      this.#states = new Map();
      this.beyond.next.length = 0;
    }
    const entered = this.#program.entries.reduce(
      (bits, entry, i) => (holds[entry] === 1 ? bits | (1 << i) : bits),
      0,
    );
    const state: State = { holds, next: [], entered, chosen: undefined };
    this.#states.set(key, state);
    return state;
  }

  /**
   * Follows an instruction that holds, by the first way that holds, to where it reads a letter or is done. It is the
   * way that an engine would find that tries all in their order.
   */
  choose(state: State, from: number): number {
    const { holds } = state;
    state.chosen ??= new Int32Array(holds.length);
    let at = from;
    while (true) {
      const instruction = this.#program.instructions[at] as Instruction;
      if (instruction.kind === 'fork') {
        at = holds[instruction.first] === 1 ? instruction.first : instruction.second;
      } else if ('next' in instruction && instruction.kind !== 'read') {
        at = instruction.next;
      } else {
        state.chosen[from] = at;
        return at;
      }
    }
  }

  #evaluate(before: Uint8Array, letter: number, context: number): Uint8Array {
    const { instructions, order } = this.#program;
    const sets = this.#alphabet.setsOf(letter);
    const passed = this.#alphabet.neighborOf(letter);
    const coming = context & ((1 << NEIGHBOR_BITS) - 1);
    const [left, right] = this.#forwards ? [coming, passed] : [passed, coming];
    const behind = context >> NEIGHBOR_BITS;
    const holds = new Uint8Array(before.length);
    this.#turns += order.length;
    for (const at of order) {
      const instruction = instructions[at] as Instruction;
      let does: boolean;
      switch (instruction.kind) {
        case 'read':
          does = sets[instruction.set] === 1 && before[instruction.next] === 1;
          break;
        case 'fork':
          does = holds[instruction.first] === 1 || holds[instruction.second] === 1;
          break;
        case 'edge':
          does =
            holds[instruction.next] === 1 &&
            isAtEdge(instruction.edge, left, right) !== instruction.negated;
          break;
        case 'ahead':
          does =
            holds[instruction.next] === 1 &&
            (holds[instruction.body] === 1) !== instruction.negated;
          break;
        case 'behind':
          does =
            holds[instruction.next] === 1 &&
            ((behind >> instruction.look) & 1) === (instruction.negated ? 0 : 1);
          break;
        default:
          does = at === DONE;
      }
      if (does) holds[at] = 1;
    }
    return holds;
  }
}

function isAtEdge(edge: Edge, left: number, right: number): boolean {
  switch (edge) {
    case 'word':
      return (left === NEIGHBOR.word) !== (right === NEIGHBOR.word);
    case 'text-start':
      return left === NEIGHBOR.beyond;
    case 'text-end':
      return right === NEIGHBOR.beyond;
    case 'line-start':
      return left === NEIGHBOR.beyond || left === NEIGHBOR.lineEnd;
    case 'line-end':
      return right === NEIGHBOR.beyond || right === NEIGHBOR.lineEnd;
  }
}

/** Writes flags as a string of 16 a unit. */
function packBits(flags: Uint8Array): string {
  const units: string[] = [];
  for (let at = 0; at < flags.length; at += 16) {
    let unit = 0;
    for (let bit = 0; bit < 16; bit++) unit |= (flags[at + bit] ?? 0) << bit;
    units.push(String.fromCharCode(unit));
  }
  return units.join('');
}
