import type { OptionTable } from '../base/option-table.ts';
import { withDefaults } from '../base/options.ts';
import type { Random } from '../base/random.ts';

/** How the next unit is drawn. */
export interface SamplingOptions {
  /**
   * What the logits are divided by; default 1. Below 1 likely units become likelier; 0 always takes the
   * likeliest (greedy).
   */
  readonly temperature?: number;
  /** How many of the likeliest units can be drawn; default 0: all. */
  readonly topK?: number;
  /**
   * Only the likeliest units that together have this share of the probability can be drawn (nucleus
   * sampling, Holtzman et al. 2020); default 1: all.
   */
  readonly topP?: number;
}

/** The range and the default of each option. */
export const SAMPLING_OPTIONS: OptionTable<SamplingOptions, keyof SamplingOptions> = {
  temperature: { kind: 'number', least: 0, default: 1 },
  topK: { kind: 'whole', least: 0, default: 0, unit: 'units' },
  topP: { kind: 'number', above: 0, most: 1, default: 1, unit: 'share' },
};

/** Draws units from logits: temperature first, then top-k, then top-p, as Hugging Face's generation does. */
export class Sampler {
  readonly #temperature: number;
  readonly #topK: number;
  readonly #topP: number;
  readonly #random: Random;
  readonly #probabilities: Float64Array;
  readonly #order: Int32Array;

  /**
   * @param size how many units there are
   * @throws UsageError when an option is out of range
   */
  constructor(size: number, options: SamplingOptions, random: Random) {
    const { temperature, topK, topP } = withDefaults(SAMPLING_OPTIONS, options);
    this.#temperature = temperature;
    this.#topK = topK === 0 ? size : Math.min(topK, size);
    this.#topP = topP;
    this.#random = random;
    this.#probabilities = new Float64Array(size);
    this.#order = new Int32Array(size);
  }

  /** Draws one unit from these logits; takes one random number, or none when greedy. */
  draw(logits: ArrayLike<number>): number {
    const size = this.#probabilities.length;
    let likeliest = 0;
    for (let id = 1; id < size; id++) if (logits[id] > logits[likeliest]) likeliest = id;
    if (this.#temperature === 0) return likeliest;
    const probabilities = this.#probabilities;
    const most = logits[likeliest];
    for (let id = 0; id < size; id++) {
      probabilities[id] = Math.exp((logits[id] - most) / this.#temperature);
    }
    if (this.#topK === size && this.#topP === 1) return this.#drawAmong(undefined, size);
    const order = this.#order;
    for (let id = 0; id < size; id++) order[id] = id;
    // Equally likely units in the order of their numbers, so that the cut is always the same.
    order.sort((a, b) => logits[b] - logits[a] || a - b);
    return this.#drawAmong(order, this.#countAllowed(order));
  }

  /**
   * Counts how many of the likeliest units can be drawn: within the top k, the fewest that reach the share.
   */
  #countAllowed(order: Int32Array): number {
    let total = 0;
    for (let i = 0; i < this.#topK; i++) total += this.#probabilities[order[i]];
    let share = 0;
    for (let i = 0; i < this.#topK; i++) {
      share += this.#probabilities[order[i]];
      if (share >= this.#topP * total) return i + 1;
    }
    return this.#topK;
  }

  #drawAmong(order: Int32Array | undefined, count: number): number {
    const idOf = (i: number): number => (order === undefined ? i : order[i]);
    let total = 0;
    for (let i = 0; i < count; i++) total += this.#probabilities[idOf(i)];
    let left = this.#random.float() * total;
    for (let i = 0; i < count - 1; i++) {
      left -= this.#probabilities[idOf(i)];
      if (left < 0) return idOf(i);
    }
    return idOf(count - 1);
  }
}
