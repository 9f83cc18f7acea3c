import { UsageError } from '../../base/errors.ts';
import type { InterruptibleWork } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import type { FastTextParts, RowMatrix } from './parts.ts';
import { CENTROIDS, codesPerRow } from './product-quantizer.ts';
import {
  type FastTextQuantization,
  FeatureRanking,
  quantizeFastText,
} from './quantize-fasttext.ts';
import { QuantizedRows } from './quantized-rows.ts';

/** Numbers of a vector that one byte stands for, as fastText's tuning to a size takes them. */
const SUBSPACE = 2;
/** The part of a file from which on the classes' rows are quantized, too. */
const LARGE_OUTPUT = 1 / 4;

/** A classifier that was quantized to a size, and what was chosen for it. */
export interface SizedFastText {
  readonly parts: FastTextParts;
  readonly choice: Required<Omit<FastTextQuantization, 'seed'>>;
}

/** What a classifier is quantized to. */
export interface FastTextSize {
  /** The longest that the file may become, in bytes. */
  readonly bytes: number;
  /** Computes how long the file of a classifier is, in bytes; it depends on the shapes of its matrices only. */
  readonly measure: (parts: FastTextParts) => number;
  /** Fixes where the centroids begin; default 1. */
  readonly seed?: number;
}

/**
 * Quantizes a classifier so that its file has a size at most: as many words and n-grams are kept as fit, with the lengths of
 * their vectors apart; rows of classes are quantized where they would take more than a quarter of the file, and
 * are more than 512: of fewer the centroids would take more than they save.
 * @throws UsageError for a size that not even one word fits in, and for a classifier that is quantized already
 * @throws InterruptedError when the signal is aborted
 */
export async function quantizeFastTextToSize(
  parts: FastTextParts,
  { bytes, measure, seed = 1, ...work }: FastTextSize & InterruptibleWork,
): Promise<SizedFastText> {
  const ranking = new FeatureRanking(parts);
  const { rows, dimensions } = parts.output;
  const isSmaller = rows > 2 * CENTROIDS;
  const output = isSmaller && rows * dimensions * 4 > bytes * LARGE_OUTPUT;
  const lengthWith = (count: number): number => {
    const kept = ranking.keep(count);
    return measure({
      ...kept,
      input: blankOf(kept.input),
      output: output ? blankOf(kept.output) : kept.output,
    });
  };
  const least = lengthWith(1);
  if (least > bytes) {
    throw new UsageError(
      sentence(
        'classifier/size-too-small',
      )`A classifier of ${{ classes: parts.labels.length }} classes in ${{ dimensions: parts.shape.dimensions }} dimensions cannot be quantized to ${{ bytes }} bytes: with a single word it has ${{ least }}.`,
    );
  }
  let [fits, exceeds] = [1, ranking.size + 1];
  while (exceeds - fits > 1) {
    const middle = (fits + exceeds) >>> 1;
    if (lengthWith(middle) <= bytes) fits = middle;
    else exceeds = middle;
  }
  const subspace = Math.min(SUBSPACE, parts.shape.dimensions);
  const choice = { subspace, norms: true, output, cutoff: fits };
  return { parts: await quantizeFastText(parts, { ...choice, seed, ...work }), choice };
}

/** Returns a quantized matrix as large as that of a dense one would be. */
function blankOf({ rows, dimensions }: RowMatrix): QuantizedRows {
  const shape = { dimensions, subspace: Math.min(SUBSPACE, dimensions) };
  return new QuantizedRows({
    codebook: { ...shape, centroids: new Float32Array(CENTROIDS * dimensions) },
    codes: new Uint8Array(rows * codesPerRow(shape)),
    norms: { codes: new Uint8Array(rows), centroids: new Float32Array(CENTROIDS) },
  });
}
