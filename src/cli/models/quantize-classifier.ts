import type { JsonObject } from '../../base/json.ts';
import {
  FastTextClassifier,
  type FastTextParts,
  fastTextFileLength,
  quantizeFastTextToSize,
} from '../../classifier/index.ts';
import { modelToBytes } from '../../models/index.ts';
import type { ClassifierFormat } from '../../models/json/conversion.ts';
import type { Quantization } from '../../models/json/quantization.ts';

/** What a classifier is quantized to. */
export interface QuantizeRequest {
  /** The longest that its file may become. */
  readonly bytes: number;
  readonly format: ClassifierFormat;
  /** What the file says beside the model. */
  readonly notes: JsonObject;
  readonly signal?: AbortSignal;
}

/** A classifier that was quantized, and what that did but for the lengths of its files. */
export interface QuantizedClassifier {
  readonly model: FastTextClassifier;
  readonly quantization: Omit<Quantization, 'bytes' | 'bytesBefore'>;
}

/**
 * Quantizes a fastText classifier so that its file has a size at most.
 * @throws UsageError for a size that is too small
 */
export async function quantizeClassifier(
  { parts, settings }: FastTextClassifier,
  { bytes, format, notes, ...work }: QuantizeRequest,
): Promise<QuantizedClassifier> {
  const classifierOf = (made: FastTextParts): FastTextClassifier =>
    new FastTextClassifier({ parts: made, ...(settings && { settings }) });
  const { parts: small, choice } = await quantizeFastTextToSize(parts, {
    ...{ bytes, ...work },
    measure: (made) =>
      format === 'malmoi'
        ? modelToBytes(classifierOf(made), { notes }).length
        : fastTextFileLength(made),
  });
  const { subspace, norms, output, cutoff: featureCount } = choice;
  return {
    model: classifierOf(small),
    quantization: {
      ...{ featureCountBefore: parts.input.rows, featureCount, subspace, norms, output },
    },
  };
}
