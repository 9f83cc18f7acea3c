import {
  type Adam,
  gradientsOf,
  lossOf,
  readLetters,
  type Sizes,
  update,
  type Weights,
} from './cell.ts';

/** What a training begins with. */
export interface Beginning {
  readonly sizes: Sizes;
  readonly weights: Weights;
  readonly letters: readonly number[];
  readonly targets: readonly number[];
  readonly start: Float64Array;
}

/** A training, as far as someone has looked: every update is kept, so that going back is looking up. */
export class Trajectory {
  readonly #beginning: Beginning;
  readonly #weights: Weights[];
  readonly #losses: number[] = [];
  readonly #answers: string[] = [];
  #adam: Adam | undefined;

  constructor(beginning: Beginning) {
    this.#beginning = beginning;
    this.#weights = [beginning.weights];
  }

  /** The weights after some updates. */
  weights(updates: number): Weights {
    while (this.#weights.length <= updates) this.#advance();
    return this.#weights[updates] ?? this.#beginning.weights;
  }

  /** The losses before each update up to this one, and at it. */
  losses(updates: number): readonly number[] {
    while (this.#losses.length <= updates) this.#look(this.#losses.length);
    return this.#losses.slice(0, updates + 1);
  }

  /** The first update, up to `most`, at which every letter is answered and the loss is below 0.1; or none. */
  firstRight(most: number): number | undefined {
    const wanted = this.#beginning.targets.join(' ');
    for (let updates = 0; updates <= most; updates++) {
      const loss = this.losses(updates)[updates] ?? 1;
      if (loss < 0.1 && this.#answers[updates] === wanted) return updates;
    }
    return undefined;
  }

  #look(updates: number): void {
    const { sizes, letters, targets, start } = this.#beginning;
    const steps = readLetters(this.weights(updates), sizes, { letters, start });
    this.#losses.push(lossOf(steps, targets));
    this.#answers.push(steps.map(({ logits }) => logits.indexOf(Math.max(...logits))).join(' '));
  }

  #advance(): void {
    const { sizes, letters, targets, start } = this.#beginning;
    const weights = this.#weights.at(-1) ?? this.#beginning.weights;
    const steps = readLetters(weights, sizes, { letters, start });
    const gradients = gradientsOf(weights, sizes, { steps, targets, start });
    const next = update(weights, gradients, this.#adam);
    this.#adam = next.adam;
    this.#weights.push(next.weights);
  }
}
