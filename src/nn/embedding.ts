import { embedding } from '../autodiff/operations.ts';
import { createParameter } from '../autodiff/parameters.ts';
import { expectShape } from '../autodiff/shapes.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';
import { fillNormal } from './initialize.ts';
import { type Module, qualify } from './module.ts';

/** Options of an `Embedding` layer. */
export interface EmbeddingOptions {
  /** How many rows: the size of the vocabulary. */
  readonly count: number;
  /** The width of a row. */
  readonly size: number;
  /** Where the first vectors come from. */
  readonly random: Random;
  /** Whether optimizers update only the rows that were looked up; default false, as in PyTorch. */
  readonly sparse?: boolean;
  /**
   * Of the first vectors, which are normal numbers; default 1, as in PyTorch, or with `vectors` the root mean square of
   * their numbers (Kim 2014).
   */
  readonly standardDeviation?: number;
  /** Gives the first vector of an id, [size]; for undefined it is random. Default: all are random. */
  readonly vectors?: (id: number) => ArrayLike<number> | undefined;
  /** Whether training leaves the vectors as they are; default false. */
  readonly frozen?: boolean;
  /** Prefix of the parameter's name; default: no prefix. */
  readonly name?: string;
}

/** What each option takes. */
export const EMBEDDING_OPTIONS: OptionTable<EmbeddingOptions> = {
  count: { kind: 'whole', least: 1, required: true },
  size: { kind: 'whole', least: 1, required: true, unit: 'width' },
  random: { kind: 'object', required: true },
  sparse: { kind: 'switch' },
  standardDeviation: { kind: 'number', least: 0 },
  vectors: { kind: 'function' },
  frozen: { kind: 'switch' },
  name: { kind: 'text' },
};

/**
 * A table of vectors, one for each id. They begin as PyTorch's do (normal, standard deviation 1), or as given vectors:
 * those of a file, say.
 */
export class Embedding implements Module {
  /** [count, size] */
  readonly weight: Parameter;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: EmbeddingOptions) {
    checkOptions('Embedding', EMBEDDING_OPTIONS, options);
    const { count, size, random, sparse = false, frozen = false, name, vectors } = options;
    const kind = { sparse, frozen };
    this.weight = createParameter(engine, qualify(name, 'weight'), [count, size], kind);
    const view = engine.heap.numbers(this.weight.offset, this.weight.length);
    const given = Array.from({ length: count }, (_, id) => vectors?.(id));
    const { standardDeviation = rootMeanSquare(given) ?? 1 } = options;
    fillNormal(view, standardDeviation, random);
    given.forEach((vector, id) => {
      if (vector === undefined) return;
      expectShape('Embedding', 'vector', [vector.length], [size]);
      view.set(vector, id * size);
    });
    this.parameters = [this.weight];
  }

  /**
   * @param ids the rows to look up
   * @param shape of the ids; default [ids.length]
   * @returns [...shape, size]
   */
  forward(tape: Tape, ids: ArrayLike<number>, shape?: readonly number[]): Tensor {
    return embedding(tape, this.weight, ids, shape);
  }
}

/** Computes the root mean square of the numbers of the vectors that there are; undefined where there are none but zeros. */
function rootMeanSquare(vectors: readonly (ArrayLike<number> | undefined)[]): number | undefined {
  let [sum, count] = [0, 0];
  for (const vector of vectors) {
    if (vector === undefined) continue;
    for (let i = 0; i < vector.length; i++) sum += vector[i] ** 2;
    count += vector.length;
  }
  return sum > 0 ? Math.sqrt(sum / count) : undefined;
}
