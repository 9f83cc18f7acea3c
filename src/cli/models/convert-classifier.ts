import { nameInput } from '../../base/name-input.ts';
import { type FastTextClassifier, writeFastTextClassifier } from '../../classifier/index.ts';
import { readFileStart, readModelKind, writeFileAtomic } from '../../io/node.ts';
import { handleOf, type ModelHandle, modelToBytes, openModel } from '../../models/index.ts';
import {
  CLASSIFIER_CONVERTED,
  type ClassifierConverted,
  type ClassifierFormat,
} from '../../models/json/conversion.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { wordingOf } from '../terminal/wording.ts';
import { evaluateOnText } from './evaluate-on-text.ts';
import { formatConversion } from './format-conversion.ts';
import { isFastTextFile } from './open-model-file.ts';
import { quantizeClassifier } from './quantize-classifier.ts';

const KIND = 'fasttext-classifier';

/** How a fastText classifier is converted. */
export interface ConvertClassifierOptions {
  readonly format: ClassifierFormat;
  /** The longest that the file may become, in bytes. */
  readonly quantize?: number;
  /** A test set that the classifier is evaluated on, before and after it is quantized. */
  readonly text?: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** Whether a file is a fastText classifier, of Malmoi or of fastText itself. */
export async function isFastTextClassifierFile(path: string): Promise<boolean> {
  if (path === '-') return false;
  return (await isFastTextFile(path)) || (await readModelKind(path)) === KIND;
}

/**
 * Writes a fastText classifier in another format, quantized if a size is wanted, and says what that cost.
 * @throws InputError for what a file of fastText cannot hold
 * @throws UsageError for a size that it cannot be quantized to
 */
export async function convertClassifier(
  input: string,
  output: string,
  options: ConvertClassifierOptions,
  environment: Environment,
): Promise<void> {
  const { format, quantize, text, quiet = false } = options;
  const { signal } = environment;
  const before = await openModel(input, { kind: KIND });
  const { metadata: notes } = before;
  const quantized =
    quantize === undefined
      ? undefined
      : await nameInput(input, () =>
          quantizeClassifier(before.model, { bytes: quantize, format, notes, signal }),
        );
  const model = quantized?.model ?? before.model;
  const file = await nameInput(input, async () => [...encodeClassifier(model, before, format)]);
  const bytes = file.reduce((sum, piece) => sum + piece.length, 0);
  const evaluations = text !== undefined && {
    before: await evaluateOnText(before, text, quiet, environment),
    after: await evaluateOnText(handleOf(model), text, quiet, environment),
  };
  await writeFileAtomic(output, file, signal);
  const result: Omit<ClassifierConverted, 'version'> = {
    ...{ output, kind: KIND, format, bytes, featureCount: model.features },
    ...{ dimensions: model.parts.shape.dimensions, labels: model.classes },
    ...(quantized && {
      quantization: {
        ...quantized.quantization,
        ...{ bytesBefore: (await readFileStart(input, 0)).fileLength, bytes },
      },
    }),
    ...evaluations,
  };
  if (options.json === true) environment.stdout.write(toJsonLine(CLASSIFIER_CONVERTED, result));
  else if (!quiet) environment.stdout.write(formatConversion(result, wordingOf(environment)));
}

function encodeClassifier(
  model: FastTextClassifier,
  { metadata: notes }: ModelHandle<typeof KIND>,
  format: ClassifierFormat,
): Iterable<Uint8Array> {
  return format === 'malmoi'
    ? [modelToBytes(model, { notes })]
    : writeFastTextClassifier(model.parts);
}
