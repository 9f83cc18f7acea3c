import { type CharacterLabel, type LabelUnit, parseLabel } from './labels.ts';

/** A way to label a character. */
export interface LabelCandidate {
  readonly units: readonly LabelUnit[];
  /** The logarithm of its probability. */
  readonly score: number;
}

/** The logits of all labels, for one character. */
export type Logits = Float32Array | Float64Array;

/** The number of no tag. */
const NONE = -1;

/** The labels of a character that are weighed where the likeliest ones do not fit each other. */
const WEIGHED = 8;

/** What it costs to go on with a morpheme of another tag, or with none: more than labels differ in their logits. */
export const MISFIT = 100;

/** The labels of a tag set taken apart, so that texts are labeled without parsing them again. */
export class LabelTable {
  readonly units: readonly (readonly LabelUnit[])[];
  readonly tags: ReadonlySet<string>;
  /** The number of the tag that must stand before a label, for those that go on with a morpheme. */
  readonly #needed: Int32Array;
  /** The number of a label's last tag. */
  readonly #last: Int32Array;

  constructor(labels: readonly CharacterLabel[]) {
    this.units = labels.map(parseLabel);
    const numbers = new Map<string, number>();
    const numberOf = (unit: LabelUnit | undefined): number => {
      if (unit === undefined) return NONE;
      const number = numbers.get(unit.tag) ?? numbers.size;
      numbers.set(unit.tag, number);
      return number;
    };
    this.#last = Int32Array.from(this.units, (units) => numberOf(units.at(-1)));
    this.#needed = Int32Array.from(this.units, ([first]) =>
      first?.begins === false ? numberOf(first) : NONE,
    );
    this.tags = new Set(this.units.flatMap((units) => units.map(({ tag }) => tag)));
  }

  /** Says whether none of some labels goes on with a morpheme of another tag than the label before has. */
  areConsistent(labels: ArrayLike<number>): boolean {
    let last = NONE;
    for (let i = 0; i < labels.length; i++) {
      const needed = this.#needed[labels[i]];
      if (needed !== NONE && needed !== last) return false;
      if (this.#last[labels[i]] !== NONE) last = this.#last[labels[i]];
    }
    return true;
  }

  /**
   * Returns the likeliest labels among those that are accepted, the best first.
   * @param logits of all labels
   */
  choose(
    logits: Logits,
    most: number,
    accepts?: (units: readonly LabelUnit[]) => boolean,
  ): LabelCandidate[] {
    let highest = -Infinity;
    for (const logit of logits) highest = Math.max(highest, logit);
    let sum = 0;
    for (const logit of logits) sum += Math.exp(logit - highest);
    return this.#highest(logits, most, accepts).map((label) => ({
      units: this.units[label],
      score: logits[label] - highest - Math.log(sum),
    }));
  }

  /**
   * Finds the labels of an eojeol's characters with the highest sum of logits that are consistent (Viterbi's
   * algorithm), among the likeliest of each.
   * @param rows the logits of each character
   * @returns their numbers
   */
  bestPath(rows: readonly Logits[]): number[] {
    let choices: number[] = [];
    let scores: number[] = [];
    let tags: number[] = [];
    const steps: { readonly choices: number[]; readonly before: number[] }[] = [];
    for (const logits of rows) {
      const next = this.#highest(logits, WEIGHED);
      const before = next.map((label) => {
        const needed = this.#needed[label];
        let [best, highest] = [0, -Infinity];
        for (let i = 0; i < choices.length; i++) {
          const score = scores[i] - (needed === NONE || needed === tags[i] ? 0 : MISFIT);
          if (score > highest) [best, highest] = [i, score];
        }
        return best;
      });
      const reached = next.map((label, i) => {
        const needed = this.#needed[label];
        const from = choices.length === 0 ? NONE : tags[before[i]];
        const fits = needed === NONE || needed === from;
        return (choices.length === 0 ? 0 : scores[before[i]]) + logits[label] - (fits ? 0 : MISFIT);
      });
      tags = next.map((label, i) =>
        this.#last[label] === NONE && choices.length > 0 ? tags[before[i]] : this.#last[label],
      );
      [choices, scores] = [next, reached];
      steps.push({ choices, before });
    }
    let at = scores.indexOf(Math.max(...scores));
    const path: number[] = [];
    for (const { choices, before } of steps.reverse()) {
      path.push(choices[at]);
      at = before[at];
    }
    return path.reverse();
  }

  /** Returns the numbers of the labels with the highest logits, the highest first. */
  #highest(
    logits: Logits,
    most: number,
    accepts?: (units: readonly LabelUnit[]) => boolean,
  ): number[] {
    const chosen: number[] = [];
    let worst = -Infinity;
    for (let label = 0; label < logits.length; label++) {
      const logit = logits[label];
      if (!(logit > worst) || (accepts !== undefined && !accepts(this.units[label]))) continue;
      let place = chosen.length;
      while (place > 0 && logits[chosen[place - 1]] < logit) place -= 1;
      chosen.splice(place, 0, label);
      if (chosen.length > most) chosen.pop();
      if (chosen.length === most) worst = logits[chosen[most - 1]];
    }
    return chosen;
  }
}
