import type { ClassPrediction } from '../../classifier/classifier.ts';
import type { LabelRanking } from '../json/evaluations.ts';

/** The longest list of labels that is measured. */
const MOST_LABELS = 5;

/** Counts how many of each text's labels are among its k most probable classes: precision and recall at k, as fastText's `test` prints them. */
export class RankingCounts {
  readonly #most: number;
  readonly #found: number[];
  #texts = 0;
  #labels = 0;

  /** @param classes how many there are */
  constructor(classes: number) {
    this.#most = Math.min(MOST_LABELS, classes);
    this.#found = Array.from({ length: this.#most }, () => 0);
  }

  /**
   * Adds a text.
   * @param labels the numbers of its labels
   */
  add({ probabilities }: ClassPrediction, labels: ReadonlySet<number>): void {
    const order = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
    let right = 0;
    for (let k = 0; k < this.#most; k++) {
      if (labels.has(order[k])) right++;
      this.#found[k] += right;
    }
    this.#texts++;
    this.#labels += labels.size;
  }

  /** Computes the shares: of all that were predicted, and of all labels that there are. */
  summarize(): LabelRanking[] {
    return this.#found.map((found, i) => ({
      k: i + 1,
      precision: found / ((i + 1) * this.#texts),
      recall: found / this.#labels,
    }));
  }
}
