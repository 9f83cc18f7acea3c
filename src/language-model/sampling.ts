import { UsageError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';

/** How the next unit is drawn. */
export interface SamplingOptions {
  /**
   * What the logits are divided by; default 1. Below 1 likely units become likelier; 0 always takes the
   * likeliest (greedy).
   */
  readonly temperature?: number;
  /** Only so many of the likeliest units can be drawn; default 0: all. */
  readonly topK?: number;
  /**
   * Only the likeliest units that together have this share of the probability can be drawn (nucleus
   * sampling, Holtzman et al. 2020); default 1: all.
   */
  readonly topP?: number;
}

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
    const { temperature = 1, topK = 0, topP = 1 } = options;
    if (!(temperature >= 0 && temperature < Infinity)) {
      throw new UsageError(`temperature is ${temperature}; give a number from 0 up.`);
    }
    if (!(Number.isInteger(topK) && topK >= 0)) {
      throw new UsageError(`topK is ${topK}; give a whole number from 1 up, or 0 for all units.`);
    }
    if (!(topP > 0 && topP <= 1)) {
      throw new UsageError(`topP is ${topP}; give a share above 0 and up to 1.`);
    }
    this.#temperature = temperature;
    this.#topK = topK === 0 ? size : Math.min(topK, size);
    this.#topP = topP;
    this.#random = random;
    this.#probabilities = new Float64Array(size);
    this.#order = new Int32Array(size);
  }

  /** One unit, drawn from these logits; takes one random number, or none when greedy. */
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

  /** How many of the likeliest units can be drawn: within the top k, the fewest that reach the share. */
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
