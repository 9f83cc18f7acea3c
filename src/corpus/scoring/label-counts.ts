import { fScore, mean, type Tally } from './f-score.ts';

/** Counts the labels of tokens that are expected, found, and both. */
export class LabelCounts {
  readonly #labels = new Map<string, { -readonly [Key in keyof Tally]: Tally[Key] }>();

  /** @param labels those that count as right where they are neither expected nor found; default: none */
  constructor(labels: readonly string[] = []) {
    for (const label of labels) this.#of(label);
  }

  /** Adds the labels of a sentence. */
  add(expected: readonly string[], found: readonly string[]): void {
    for (const [i, label] of expected.entries()) {
      const [right, guessed] = [this.#of(label), this.#of(found[i])];
      right.expected += 1;
      guessed.found += 1;
      if (right === guessed) right.correct += 1;
    }
  }

  /** Computes the mean of the F1 of all labels. */
  macroF1(): number {
    return mean(
      [...this.#labels.values()].map((counts) =>
        counts.expected + counts.found === 0 ? 1 : fScore(counts).f1,
      ),
    );
  }

  #of(label: string): { -readonly [Key in keyof Tally]: Tally[Key] } {
    const known = this.#labels.get(label) ?? { correct: 0, expected: 0, found: 0 };
    this.#labels.set(label, known);
    return known;
  }
}
