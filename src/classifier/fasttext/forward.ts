import { buildHuffmanPaths, type HuffmanPaths } from '../../counts/huffman.ts';
import { FastTextFeatures } from './fasttext-features.ts';
import type { FastTextParts } from './parts.ts';

/** Steps of fastText's table of the sigmoid, between −8 and 8. */
const TABLE_STEPS = 512;
const TABLE_END = 8;

/** Computes the classes' probabilities of texts: features, their mean, the output rows, the loss's own function. */
export class FastTextForward {
  readonly features: FastTextFeatures;
  readonly #parts: FastTextParts;
  readonly #hidden: Float64Array;
  readonly #paths: HuffmanPaths | undefined;

  constructor(parts: FastTextParts) {
    this.#parts = parts;
    this.features = new FastTextFeatures(parts);
    this.#hidden = new Float64Array(parts.shape.dimensions);
    if (parts.shape.loss === 'hierarchical-softmax') {
      this.#paths = buildHuffmanPaths(parts.labelCounts);
    }
  }

  /** Computes P(class|text) of each class; of `one-vs-all` each for itself, so that they need not add up to 1. */
  probabilities(text: string): Float64Array {
    const hidden = this.#embed(text);
    const { shape } = this.#parts;
    if (this.#paths !== undefined) return this.#followPaths(hidden, this.#paths);
    const scores = this.#score(hidden);
    if (shape.loss === 'softmax') return softmax(scores);
    return scores.map(shape.sigmoid === 'table' ? sigmoidByTable : sigmoid);
  }

  /**
   * Returns each class's row of the output, [classes][dimensions]; of hierarchical softmax the sum of the ±rows along its
   * path.
   */
  classRows(): Float64Array[] {
    const { output, labels, shape } = this.#parts;
    const paths = this.#paths;
    return labels.map((_, c) => {
      const row = new Float64Array(shape.dimensions);
      if (paths === undefined) output.addRowTo(c, 1, row);
      else {
        for (let i = paths.starts[c]; i < paths.starts[c + 1]; i++) {
          output.addRowTo(paths.nodes[i], paths.branches[i] === 1 ? 1 : -1, row);
        }
      }
      return row;
    });
  }

  /** Computes the mean of the vectors of a text's features, [dimensions]; it is overwritten by the next call. */
  #embed(text: string): Float64Array {
    const hidden = this.#hidden.fill(0);
    const { length, counted } = this.features.find(text);
    const { found } = this.features;
    for (let i = 0; i < length; i++) this.#parts.input.addRowTo(found[i], 1, hidden);
    if (counted > 0) for (let i = 0; i < hidden.length; i++) hidden[i] /= counted;
    return hidden;
  }

  #score(hidden: Float64Array): Float64Array {
    const { output, labels } = this.#parts;
    const scores = new Float64Array(labels.length);
    for (let c = 0; c < scores.length; c++) scores[c] = output.dotRow(c, hidden);
    return scores;
  }

  /** P(class) = ∏ σ(±hidden · node) over the inner nodes on the class's path. */
  #followPaths(hidden: Float64Array, { starts, nodes, branches }: HuffmanPaths): Float64Array {
    const { output, labels } = this.#parts;
    const scores = new Float64Array(labels.length - 1);
    for (let node = 0; node < scores.length; node++) scores[node] = output.dotRow(node, hidden);
    return Float64Array.from(labels, (_, c) => {
      let product = 1;
      for (let i = starts[c]; i < starts[c + 1]; i++) {
        const score = scores[nodes[i]];
        product *= sigmoid(branches[i] === 1 ? score : -score);
      }
      return product;
    });
  }
}

function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b));
  const shares = scores.map((score) => Math.exp(score - most));
  const sum = shares.reduce((a, b) => a + b);
  return shares.map((share) => share / sum);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The sigmoid at the step of fastText's table at or below a score. */
function sigmoidByTable(score: number): number {
  if (score < -TABLE_END) return 0;
  if (score > TABLE_END) return 1;
  const step = Math.floor(((score + TABLE_END) * TABLE_STEPS) / (2 * TABLE_END));
  return sigmoid((step * 2 * TABLE_END) / TABLE_STEPS - TABLE_END);
}
