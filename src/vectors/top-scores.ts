/** Collects the highest scores, highest first; of equal scores the first one offered comes first. */
export class TopScores {
  readonly ids: number[] = [];
  readonly scores: number[] = [];
  readonly #count: number;
  #least = Number.NEGATIVE_INFINITY;

  /** @param count how many to keep */
  constructor(count: number) {
    this.#count = count;
  }

  /** The score that the next one must exceed to be kept: minus infinity until there are enough. */
  get least(): number {
    return this.#least;
  }

  /** Keeps a score if it is among the highest. */
  offer(id: number, score: number): void {
    if (this.#count === 0 || !(score > this.#least || this.ids.length < this.#count)) return;
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.scores[middle] >= score) low = middle + 1;
      else high = middle;
    }
    this.ids.splice(low, 0, id);
    this.scores.splice(low, 0, score);
    if (this.ids.length > this.#count) {
      this.ids.pop();
      this.scores.pop();
    }
    if (this.ids.length === this.#count) this.#least = this.scores[this.#count - 1];
  }
}
