import { crf } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import type { ChainScores } from './crf-decoding.ts';
import { fillUniform } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of a `Crf` layer. */
export interface CrfOptions {
  readonly labels: number;
  /** Where the first scores come from. */
  readonly random: Random;
  /** Prefix of the parameters' names; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const CRF_OPTIONS: OptionTable<CrfOptions> = {
  labels: { kind: 'whole', least: 1, required: true },
  random: { kind: 'object', required: true },
  name: { kind: 'text' },
};

/** The largest first score: small, so that the labels' own scores decide at first. */
const FIRST_BOUND = 0.1;

/** The scores of neighboring labels in a linear-chain conditional random field (Lafferty et al. 2001). */
export class Crf implements Module {
  /** [labels, labels]: of a label (column) after another (row). */
  readonly transitions: Parameter;
  /** [labels]: of a label at the beginning. */
  readonly starts: Parameter;
  /** [labels]: of a label at the end. */
  readonly ends: Parameter;
  readonly parameters: readonly Parameter[];
  readonly #engine: Engine;

  constructor(engine: Engine, options: CrfOptions) {
    checkOptions('Crf', CRF_OPTIONS, options);
    const { labels, random, name } = options;
    const create = (own: string, shape: number[]): Parameter => {
      const parameter = createParameter(engine, qualify(name, own), shape);
      fillUniform(engine.heap.numbers(parameter.offset, parameter.length), FIRST_BOUND, random);
      return parameter;
    };
    this.#engine = engine;
    this.transitions = create('transitions', [labels, labels]);
    this.starts = create('starts', [labels]);
    this.ends = create('ends', [labels]);
    this.parameters = [this.transitions, this.starts, this.ends];
  }

  /** Computes the loss of a batch; see the operation `crf`. */
  loss(tape: Tape, logits: Tensor, targets: ArrayLike<number>, lengths: ArrayLike<number>): Tensor {
    const { transitions, starts, ends } = this;
    return crf(tape, { logits, transitions, starts, ends }, targets, lengths);
  }

  /**
   * Returns the scores of one sequence as plain numbers, for decoding.
   * @param logits [steps, labels]
   */
  chain(logits: ArrayLike<number>): ChainScores {
    const numbers = ({ offset, length }: Parameter): ArrayLike<number> =>
      this.#engine.heap.numbers(offset, length);
    return {
      labels: this.starts.length,
      logits,
      transitions: numbers(this.transitions),
      starts: numbers(this.starts),
      ends: numbers(this.ends),
    };
  }
}
