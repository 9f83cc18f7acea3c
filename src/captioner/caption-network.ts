import {
  add,
  attention,
  concatenate,
  dropout,
  embedding,
  relu,
  reshape,
} from '../autodiff/operations.ts';
import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import { createRandom, type Random } from '../base/random.ts';
import {
  Embedding,
  LayerNorm,
  Linear,
  type Module,
  PictureConvolution,
  Recurrent,
  type RecurrentState,
} from '../nn/index.ts';
import type { CaptionerOptions } from './options.ts';
import { PATCH_SIDE, PATCH_SIZE, type Picture, writePatches } from './picture.ts';

/** What became of pictures. */
export interface EncodedPictures {
  readonly pictures: number;
  /** [pictures, embeddingSize]: the vector of each, the cell's first input. */
  readonly vectors: Tensor;
  /** [pictures, places, size]: what is at each place, for attention; places row by row. */
  readonly places: Tensor;
}

/** What `CaptionNetwork.write` takes. */
export interface WritingRun {
  /** What the cell is given, [steps, pictures, embeddingSize]. */
  readonly inputs: Tensor;
  readonly state?: RecurrentState;
  /** Where dropout is drawn from. */
  readonly random: Random;
}

/** What `CaptionNetwork.write` gives. */
export interface WritingResult {
  /** [pictures, steps, words], or without attention [steps, pictures, words]. */
  readonly logits: Tensor;
  readonly state: RecurrentState;
  /** [pictures, steps, size] and [pictures, places, size], whose products say what is looked at. */
  readonly looks: { readonly query: Tensor; readonly key: Tensor } | undefined;
}

/**
 * A network that says what is in a picture. Patches of four by four pixels, two convolutions that halve width and
 * height, and a product make one vector v of it, each followed by a norm (Ba et al. 2016), without which the vectors
 * grow until the cell cannot tell them apart; a recurrent cell turns that into words:
 *
 *     x_1 = v,  x_t = 0 or E[w_{t−1}],  h_t = cell(x_t, h_{t−1}),  P(w_t) = softmax(W [h_t, c_t] + b)
 *
 * where with attention c_t = Σ_p a_tp place_p and a_t = softmax over p of (Q h_t) · (K place_p) / √size.
 */
export class CaptionNetwork implements Module {
  readonly parameters: readonly Parameter[];
  readonly #options: CaptionerOptions;
  readonly #patches: Linear;
  /** After the patches, each convolution, and of the picture's vector. */
  readonly #norms: readonly [LayerNorm, LayerNorm, LayerNorm, LayerNorm];
  readonly #convolutions: readonly [PictureConvolution, PictureConvolution];
  readonly #vector: Linear;
  readonly #words: Embedding | undefined;
  readonly #recurrent: Recurrent;
  readonly #attention:
    | { readonly positions: Embedding; readonly query: Linear; readonly key: Linear }
    | undefined;
  readonly #decoder: Linear;

  /** @param words how many words there are, the end among them */
  constructor(engine: Engine, options: CaptionerOptions, words: number) {
    const { side, filters, cell, hiddenSize, embeddingSize, inputs, seed } = options;
    const random = createRandom(seed, 'weights');
    const [few, many] = [filters, 2 * filters];
    const across = side / PATCH_SIDE;
    this.#options = options;
    this.#patches = new Linear(engine, {
      ...{
        inputSize: PATCH_SIZE,
        outputSize: few,
        random,
        name: 'patches',
      },
    });
    this.#convolutions = [
      new PictureConvolution(engine, {
        ...{ inputSize: few, outputSize: many, random, name: 'convolutions.0' },
      }),
      new PictureConvolution(engine, {
        ...{ inputSize: many, outputSize: many, random, name: 'convolutions.1' },
      }),
    ];
    const norm = (size: number, name: string): LayerNorm =>
      new LayerNorm(engine, { size, name: `norms.${name}` });
    this.#norms = [norm(few, '0'), norm(many, '1'), norm(many, '2'), norm(embeddingSize, 'vector')];
    const joined = (across / 4) ** 2 * many;
    this.#vector = new Linear(engine, {
      ...{ inputSize: joined, outputSize: embeddingSize, random, name: 'vector' },
    });
    this.#words =
      inputs === 'zeros'
        ? undefined
        : new Embedding(engine, { count: words, size: embeddingSize, random, name: 'words' });
    this.#recurrent = new Recurrent(engine, {
      ...{ cell, inputSize: embeddingSize, hiddenSize, random, name: 'recurrent' },
    });
    this.#attention = options.attention
      ? {
          positions: new Embedding(engine, {
            ...{ count: (across / 2) ** 2, size: many, random, name: 'attention.positions' },
            standardDeviation: 0.1,
          }),
          query: new Linear(engine, {
            ...{ inputSize: hiddenSize, outputSize: many, random, name: 'attention.query' },
          }),
          key: new Linear(engine, {
            ...{ inputSize: many, outputSize: many, random, name: 'attention.key' },
          }),
        }
      : undefined;
    this.#decoder = new Linear(engine, {
      ...{ inputSize: hiddenSize + (options.attention ? many : 0), outputSize: words, random },
      name: 'decoder',
    });
    const parts: (Module | undefined)[] = [
      ...[this.#patches, ...this.#convolutions, this.#vector, ...this.#norms],
      ...[this.#words, this.#recurrent],
      ...[this.#attention?.positions, this.#attention?.query, this.#attention?.key, this.#decoder],
    ];
    this.parameters = parts.flatMap((part) => part?.parameters ?? []);
  }

  /**
   * Reads pictures.
   * @param pictures squares of the network's side
   */
  read(tape: Tape, pictures: readonly Picture[]): EncodedPictures {
    const across = this.#options.side / PATCH_SIDE;
    const size = across * across * PATCH_SIZE;
    const rows = new Float32Array(pictures.length * size);
    pictures.forEach((picture, i) => {
      writePatches(picture, rows.subarray(i * size, (i + 1) * size));
    });
    const patches = tape.constant([pictures.length * across * across, PATCH_SIZE], rows);
    const [first, second] = this.#convolutions;
    const [afterPatches, afterFirst, afterSecond, ofVector] = this.#norms;
    const edges = relu(tape, afterPatches.forward(tape, this.#patches.forward(tape, patches)));
    const features = relu(tape, afterFirst.forward(tape, first.forward(tape, edges, across)));
    const seen = afterSecond.forward(tape, second.forward(tape, features, across / 2));
    const shapes = relu(tape, seen);
    const joined = reshape(tape, shapes, [pictures.length, this.#vector.weight.shape[1]]);
    const width = features.shape[1];
    return {
      pictures: pictures.length,
      vectors: ofVector.forward(tape, this.#vector.forward(tape, joined)),
      places: reshape(tape, features, [pictures.length, (across / 2) ** 2, width]),
    };
  }

  /**
   * Returns what the cell is given at each step after the first: the words before, or zeros.
   * @param words [steps, pictures]: what was written at the step before
   * @returns [steps, pictures, embeddingSize]
   */
  inputsAfter(tape: Tape, words: ArrayLike<number>, pictures: number): Tensor {
    const steps = words.length / pictures;
    if (this.#words !== undefined) return this.#words.forward(tape, words, [steps, pictures]);
    const shape = [steps, pictures, this.#options.embeddingSize];
    return tape.constant(shape, new Float32Array(steps * pictures * this.#options.embeddingSize));
  }

  /** Turns inputs into scores of the words. */
  write(tape: Tape, read: EncodedPictures, { inputs, state, random }: WritingRun): WritingResult {
    const { pictures } = read;
    const [steps] = inputs.shape;
    const { hiddenSize } = this.#options;
    const { output, state: after } = this.#recurrent.forward(tape, inputs, {
      ...(state !== undefined && { state }),
    });
    const dropped = dropout(tape, output, this.#options.dropout, random);
    if (this.#attention === undefined) {
      return { logits: this.#decoder.forward(tape, dropped), state: after, looks: undefined };
    }
    const { positions, query: toQuery, key: toKey } = this.#attention;
    // From time first to picture first.
    const rows = Int32Array.from(
      { length: steps * pictures },
      (_, i) => (i % steps) * pictures + Math.floor(i / steps),
    );
    const flat = reshape(tape, dropped, [steps * pictures, hiddenSize]);
    const states = embedding(tape, flat, rows, [pictures, steps]);
    const [, places, size] = read.places.shape;
    const where = Int32Array.from({ length: pictures * places }, (_, i) => i % places);
    const placed = add(tape, read.places, positions.forward(tape, where, [pictures, places]));
    const query = toQuery.forward(tape, states);
    const key = toKey.forward(tape, placed);
    const seen = attention(tape, query, key, placed);
    const joined = concatenate(tape, [states, reshape(tape, seen, [pictures, steps, size])], 2);
    return { logits: this.#decoder.forward(tape, joined), state: after, looks: { query, key } };
  }
}
