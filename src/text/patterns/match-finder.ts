import { codePointAt } from '../unicode/code-point.ts';
import { Alphabet, BEYOND, NEIGHBOR } from './alphabet.ts';
import { Automaton, contextOf, type State } from './automaton.ts';
import { parsePattern } from './parse-pattern.ts';
import { DONE, type Instruction, type Program, writePrograms } from './program.ts';

/** The most UTF-16 units whose states are kept at once. */
const MOST_KEPT = 1 << 16;

/** Stands at the second half of a surrogate pair, where no match begins or ends. */
const WITHIN: State = { holds: new Uint8Array(0), next: [], entered: 0, chosen: undefined };

/**
 * Finds the matches of a pattern, from left to right and without overlap, the first alternative that fits before
 * the others, as JavaScript and Python do; but in time that grows with the text's length alone, for every pattern.
 *
 * Two passes do it. The first, from the end of the text, tells for each place which instructions of the program can be
 * completed from there; the second walks from the beginning along the first way that can, and never back
 * (Frisch and Cardelli, "Greedy Regular Expression Matching", ICALP 2004). Look-aheads are answered by the first pass
 * on its way, look-behinds by one more before it, from left to right.
 */
export class MatchFinder {
  readonly #alphabet = new Alphabet();
  readonly #program: Program;
  readonly #match: Automaton;
  readonly #behind: Automaton | undefined;
  readonly #asksForContext: boolean;
  /** After an instruction that reads, the one that follows it. */
  readonly #after: Int32Array;
  readonly #kept: number;
  readonly #states: State[] = [];
  #visits = 0;

  /** @throws UsageError when the pattern cannot be read, or is too large */
  constructor(pattern: string) {
    const { match, behind } = writePrograms(parsePattern(pattern), this.#alphabet);
    const looks = behind.entries.length;
    this.#program = match;
    this.#asksForContext = match.asksForContext;
    const contexts = match.asksForContext ? contextOf(NEIGHBOR.beyond, (1 << looks) - 1) + 1 : 1;
    this.#match = new Automaton(match, this.#alphabet, true, contexts);
    if (looks > 0) {
      this.#behind = new Automaton(
        behind,
        this.#alphabet,
        false,
        contextOf(NEIGHBOR.beyond, 0) + 1,
      );
    }
    this.#after = Int32Array.from(match.instructions, nextOf);
    this.#kept = Math.min(MOST_KEPT, 4 * this.#match.capacity);
  }

  /** The steps taken so far: places of texts that were visited, and instructions that were evaluated. */
  get steps(): number {
    return this.#visits + this.#match.turns + (this.#behind?.turns ?? 0);
  }

  /**
   * Visits each match that is not empty by where it begins and ends, in UTF-16 units.
   * @param visit may not search another text with this finder, whose states are those of one text
   */
  forEach(text: string, visit: (start: number, end: number) => void): void {
    const looks = this.#behind === undefined ? undefined : this.#lookBehind(text, this.#behind);
    const parts = this.#cut(text, looks);
    const match = this.#match;
    const entry = this.#program.entries[0] as number;
    const states = this.#states;
    const after = this.#after;
    this.#visits += text.length;
    // The instruction that reads next within a match; -1 between matches.
    let reading = -1;
    let begin = 0;
    let at = 0;
    for (const part of parts) {
      const { from, to } = part;
      this.#run(text, looks, part);
      while (at < to) {
        let state = states[at - from] as State;
        if (reading < 0) {
          if (state.entered === 0) {
            at++;
            continue;
          }
          begin = at;
          reading = state.chosen?.[entry] || match.choose(state, entry);
        } else {
          at++;
          state = states[at - from] as State;
          if (state === WITHIN) {
            at++;
            state = states[at - from] as State;
          }
          const next = after[reading] as number;
          reading = state.chosen?.[next] || match.choose(state, next);
        }
        if (reading === DONE) {
          if (at > begin) visit(begin, at);
          else at++;
          reading = -1;
        }
      }
    }
  }

  /** Cuts a long text into parts, so that the states of one part are kept at a time; from left to right. */
  #cut(text: string, looks: Uint8Array | undefined): Part[] {
    let to = text.length;
    let state = this.#match.begin(this.#contextAt(text, to, looks));
    const parts: Part[] = [];
    while (to > this.#kept) {
      const middle = to - this.#kept;
      const from = isSecondHalf(text, middle) ? middle - 1 : middle;
      const part = { from, to, holds: state.holds };
      parts.push(part);
      // Only to learn the state at the next part's end; the part's own states are found again when it is its turn.
      state = this.#run(text, looks, part);
      to = from;
    }
    parts.push({ from: 0, to, holds: state.holds });
    return parts.reverse();
  }

  /** Finds the states of a part, from its end to its beginning, and returns the one at its beginning. */
  #run(text: string, looks: Uint8Array | undefined, { from, to, holds }: Part): State {
    const alphabet = this.#alphabet;
    const match = this.#match;
    const states = this.#states;
    const asksForContext = this.#asksForContext;
    let state = match.stateOf(holds);
    states[to - from] = state;
    this.#visits += to - from;
    // The letter on the left of a place is the one that is passed next.
    let letter = letterBefore(text, to, alphabet);
    for (let at = to - 1; at >= from; at--) {
      if (isSecondHalf(text, at)) states[at-- - from] = WITHIN;
      const passed = letter;
      letter = letterBefore(text, at, alphabet);
      const context = asksForContext
        ? contextOf(alphabet.neighborOf(letter), looks === undefined ? 0 : (looks[at] as number))
        : 0;
      state = match.step(state, passed, context);
      states[at - from] = state;
    }
    return state;
  }

  /** What stands to the left of a place: the context of the pass from the end. */
  #contextAt(text: string, at: number, looks: Uint8Array | undefined): number {
    if (!this.#asksForContext) return 0;
    const letter = letterBefore(text, at, this.#alphabet);
    return contextOf(this.#alphabet.neighborOf(letter), looks?.[at] ?? 0);
  }

  /** Finds which look-behinds hold at each place: a bit for each. */
  #lookBehind(text: string, behind: Automaton): Uint8Array {
    const alphabet = this.#alphabet;
    const neighborAt = (at: number): number =>
      at === text.length
        ? NEIGHBOR.beyond
        : alphabet.neighborOf(alphabet.letterOf(codePointAt(text, at)));
    const looks = new Uint8Array(text.length + 1);
    let state = behind.begin(neighborAt(0));
    looks[0] = state.entered;
    this.#visits += text.length;
    for (let at = 0; at < text.length; ) {
      const codePoint = codePointAt(text, at);
      at += codePoint > 0xffff ? 2 : 1;
      state = behind.step(state, alphabet.letterOf(codePoint), neighborAt(at));
      looks[at] = state.entered;
    }
    return looks;
  }
}

/** A part of a text, and what holds at its end: not the state, which would keep its many successors with it. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly holds: Uint8Array;
}

/** The letter on the left of a place. */
function letterBefore(text: string, at: number, alphabet: Alphabet): number {
  if (at === 0) return BEYOND;
  const unit = text.charCodeAt(at - 1);
  const isPair = (unit & 0xfc00) === 0xdc00 && isSecondHalf(text, at - 1);
  return alphabet.letterOf(isPair ? codePointAt(text, at - 2) : unit);
}

/** Whether a code unit is the second half of a surrogate pair. */
function isSecondHalf(text: string, at: number): boolean {
  return (
    (text.charCodeAt(at) & 0xfc00) === 0xdc00 &&
    at > 0 &&
    (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
  );
}

function nextOf(instruction: Instruction): number {
  return instruction.kind === 'read' ? instruction.next : -1;
}
