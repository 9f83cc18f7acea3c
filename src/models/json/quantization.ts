import { BOOLEAN, COUNT, NUMBER, object, type Schema } from '../../base/schema.ts';

/** How well a classifier does on documents that were held out of its training, before and after it was quantized. */
export interface HeldOutAccuracy {
  readonly documents: number;
  readonly accuracyBefore: number;
  readonly accuracy: number;
}

/** What quantizing a fastText classifier did. */
export interface Quantization {
  /** Bytes of the file before it was quantized, and of the one that was written. */
  readonly bytesBefore: number;
  readonly bytes: number;
  /** Words and n-grams with a vector before, and those that were kept. */
  readonly featureCountBefore: number;
  readonly featureCount: number;
  /** Numbers of a vector that one byte stands for. */
  readonly subspace: number;
  /** Whether the lengths of vectors have a byte of their own. */
  readonly norms: boolean;
  /** Whether the classes' rows are quantized, too. */
  readonly output: boolean;
  /** Only of `train classifier --quantize`. */
  readonly heldOut?: HeldOutAccuracy;
}

/** The schema of what quantizing did. */
export const QUANTIZATION: Schema<Quantization> = object(
  {
    ...{ bytesBefore: COUNT, bytes: COUNT, featureCountBefore: COUNT, featureCount: COUNT },
    ...{ subspace: COUNT, norms: BOOLEAN, output: BOOLEAN },
  },
  { heldOut: object({ documents: COUNT, accuracyBefore: NUMBER, accuracy: NUMBER }) },
);
