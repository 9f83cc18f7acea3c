import { addPositions } from '../autodiff/operations.ts';
import type { Rotation } from '../autodiff/ops/rotate-heads.ts';
import { createParameter } from '../autodiff/parameters.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { sentence } from '../base/sentence.ts';
import { fillNormal } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/**
 * How a Transformer knows where a token stands: `learned`, a vector for each place; `sinusoidal`, fixed waves (Vaswani
 * et al. 2017); `rotary`, queries and keys turned by an angle that grows with the place (Su et al. 2021); or `none`.
 */
export type PositionKind = 'learned' | 'sinusoidal' | 'rotary' | 'none';

/** The kinds, for checking what users give. */
export const POSITION_KINDS: readonly PositionKind[] = ['learned', 'sinusoidal', 'rotary', 'none'];

/** Options of `Positions`. */
export interface PositionsOptions {
  readonly kind: PositionKind;
  /** The number of places. */
  readonly count: number;
  /** The width of a token's vector. */
  readonly size: number;
  /** Of `rotary`: the width of a head, an even number. */
  readonly headSize: number;
  /** Where learned vectors begin. */
  readonly random: Random;
  /** Of learned vectors at first; default 0.02. */
  readonly standardDeviation?: number;
  /** Prefix of the parameter's name; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const POSITIONS_OPTIONS: OptionTable<PositionsOptions> = {
  kind: { kind: 'choice', choices: POSITION_KINDS, required: true },
  count: { kind: 'whole', least: 1, required: true },
  size: { kind: 'whole', least: 1, required: true, unit: 'width' },
  headSize: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  standardDeviation: { kind: 'number', least: 0 },
  name: { kind: 'text' },
};

/** The longest of the waves and of the turns is this times 2π places. */
const LONGEST = 10_000;

/** Tells a Transformer's layers where each token stands. */
export class Positions implements Module {
  readonly kind: PositionKind;
  /** [count, size]; of learned positions. */
  readonly weight: Parameter | undefined;
  readonly parameters: readonly Parameter[];
  readonly #options: PositionsOptions;
  /** [count, size] of waves, or [count, headSize / 2] of cosines and sines. */
  readonly #tables: readonly Float32Array[];

  /** @throws UsageError when rotary positions get heads of an odd size */
  constructor(engine: Engine, options: PositionsOptions) {
    checkOptions('Positions', POSITIONS_OPTIONS, options);
    const { kind, count, size, headSize, random, standardDeviation = 0.02, name } = options;
    if (kind === 'rotary' && headSize % 2 !== 0) {
      throw new UsageError(
        sentence(
          'nn/rotary-head-size',
        )`Rotary positions turn pairs of numbers; a head is ${{ size: headSize }} wide: give it an even width.`,
      );
    }
    this.kind = kind;
    this.#options = options;
    if (kind === 'learned') {
      this.weight = createParameter(engine, qualify(name, 'weight'), [count, size]);
      const view = engine.heap.numbers(this.weight.offset, this.weight.length);
      fillNormal(view, standardDeviation, random);
    }
    this.parameters = this.weight === undefined ? [] : [this.weight];
    this.#tables =
      kind === 'sinusoidal'
        ? [waves(count, size)]
        : kind === 'rotary'
          ? [angles(count, headSize, Math.cos), angles(count, headSize, Math.sin)]
          : [];
  }

  /**
   * Adds the places' vectors, where positions are vectors.
   * @param x [steps, batch, size]
   */
  add(tape: Tape, x: Tensor): Tensor {
    const { size } = this.#options;
    if (this.weight !== undefined) return addPositions(tape, x, this.weight);
    if (this.kind !== 'sinusoidal') return x;
    const [table] = this.#tables;
    const rows = Math.min(x.shape[0], this.#options.count);
    return addPositions(tape, x, tape.constant([rows, size], table.subarray(0, rows * size)));
  }

  /** Returns how the layers turn queries and keys; undefined where they do not. */
  rotation(tape: Tape, steps: number): Pick<Rotation, 'cosines' | 'sines'> | undefined {
    if (this.kind !== 'rotary') return undefined;
    const half = this.#options.headSize / 2;
    const rows = Math.min(steps, this.#options.count);
    const [cosines, sines] = this.#tables.map((table) =>
      tape.constant([rows, half], table.subarray(0, rows * half)),
    );
    return { cosines, sines };
  }

  /** Returns a copy of the numbers that are added at each place, [count, size]; undefined where none are. */
  vectors(engine: Engine): ArrayLike<number> | undefined {
    if (this.weight === undefined) return this.kind === 'sinusoidal' ? this.#tables[0] : undefined;
    return engine.heap.numbers(this.weight.offset, this.weight.length).slice();
  }

  /** Returns the cosines and sines by which heads are turned, [count, headSize / 2]; undefined where none are. */
  turns(): readonly [cosines: Float32Array, sines: Float32Array] | undefined {
    if (this.kind !== 'rotary') return undefined;
    const [cosines, sines] = this.#tables;
    return [cosines, sines];
  }
}

/** P[t, 2i] = sin(t / 10000^(2i/size)), P[t, 2i + 1] = cos of the same. */
function waves(count: number, size: number): Float32Array {
  return Float32Array.from({ length: count * size }, (_, at) => {
    const [t, i] = [Math.floor(at / size), at % size];
    const angle = t / LONGEST ** ((i - (i % 2)) / size);
    return i % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

/** θ[t, j] = t / 10000^(2j/size), of each pair of a head. */
function angles(count: number, size: number, of: (angle: number) => number): Float32Array {
  const half = size / 2;
  return Float32Array.from({ length: count * half }, (_, at) =>
    of(Math.floor(at / half) / LONGEST ** ((2 * (at % half)) / size)),
  );
}
