import { InputError, UsageError } from '../base/errors.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import type { Analyzer } from '../counts/analyzer.ts';
import type { ClassCounts } from '../counts/naive-bayes/class-counts.ts';
import { NgramVocabulary } from '../counts/ngram-vocabulary.ts';
import { createTextPipelineFrom } from '../text/pipeline.ts';
import { createFeatureSource, type FrozenTfidf, type SavedSums } from './feature-sums.ts';
import { TextClassifier } from './text-classifier.ts';
import {
  type TextClassifierOptions,
  type TextClassifierSettings,
  textClassifierSettings,
} from './text-classifier-options.ts';

/** The `kind` of a text classifier's model state. */
export const TEXT_CLASSIFIER_KIND = 'naive-bayes-classifier';

/** Raised when what is kept changes so that older programs would misread it. */
const STATE_VERSION = 1;

/**
 * A classifier as plain data, from which `textClassifierFromState` makes it again. Features that
 * `minDf`, `maxDf` or `maxFeatures` leave out are not kept; the sums are, so that a loaded classifier
 * can go on learning (but for tf-idf).
 */
export function textClassifierToState(classifier: TextClassifier): ModelState {
  const { labels, sums } = classifier.save();
  const { settings } = classifier;
  const { source, counts, documentFrequency, tfidf } = sums;
  const { selection, naiveBayes } = settings;
  const options: Record<string, Json> = {
    ngramRange: [...settings.ngramRange],
    weighting: settings.weighting,
    model: naiveBayes.model,
    alpha: naiveBayes.alpha,
    minDf: selection.minDf,
    maxDf: selection.maxDf,
  };
  if (naiveBayes.model === 'complement') options.norm = naiveBayes.norm;
  else options.fitPrior = naiveBayes.fitPrior;
  if (settings.classPrior !== undefined) options.classPrior = settings.classPrior;
  if (selection.maxFeatures !== Infinity) options.maxFeatures = selection.maxFeatures;
  if (settings.vocabularyLimit !== Infinity) options.vocabularyLimit = settings.vocabularyLimit;
  if (settings.hashing !== undefined) options.hashing = settings.hashing;
  return {
    kind: TEXT_CLASSIFIER_KIND,
    metadata: {
      stateVersion: STATE_VERSION,
      analyzer: settings.analyzer.description,
      options,
      labels: [...labels],
      documents: sums.documents,
    },
    tensors: {
      ...(source instanceof NgramVocabulary ? source.toTensors() : {}),
      'classes.examples': { shape: [labels.length], data: Float64Array.from(counts.examples) },
      'classes.features': sumsTensor(counts),
      ...(documentFrequency && {
        'ngrams.documents': { shape: [source.size], data: documentFrequency },
      }),
      ...(tfidf && {
        'tfidf.idf': { shape: [tfidf.idf.length], data: tfidf.idf },
        'tfidf.classes': sumsTensor(tfidf.counts),
      }),
    },
  };
}

/**
 * Makes a classifier of its state again.
 * @param createAnalyzer makes the analyser of the description that the state keeps: a text pipeline, unless
 *   the classifier was trained with another
 * @throws InputError when the state is of another kind or version, or its parts do not fit together
 */
export function textClassifierFromState(
  state: ModelState,
  createAnalyzer: (description: JsonObject) => Analyzer = createTextPipelineFrom,
): TextClassifier {
  const { kind, metadata, tensors } = state;
  if (kind !== TEXT_CLASSIFIER_KIND) {
    throw new InputError(`The model is of the kind "${kind}", not ${TEXT_CLASSIFIER_KIND}.`);
  }
  if (metadata.stateVersion !== STATE_VERSION) {
    throw new InputError(
      `The model's format is ${JSON.stringify(metadata.stateVersion)}; this version of Malmoi reads ${STATE_VERSION}.`,
    );
  }
  const { labels, documents } = metadata;
  if (!isStrings(labels) || typeof documents !== 'number' || !(documents > 0)) {
    throw new InputError('The model names no labels, or no number of documents.');
  }
  if (new Set(labels).size !== labels.length || labels.length < 2) {
    throw new InputError('The model needs at least two labels, no two of them equal.');
  }
  const options = {
    ...readOptions(object(metadata.options, 'options')),
    analyzer: createAnalyzer(object(metadata.analyzer, 'analyzer')),
  };
  const settings = checkedSettings(options);
  const source =
    settings.hashing === undefined
      ? NgramVocabulary.fromTensors(settings.analyzer, settings.ngramRange, tensors)
      : createFeatureSource(settings);
  const examples = numbers(tensors, 'classes.examples', [labels.length]);
  const counts = readSums(tensors, 'classes.features', examples, source.size);
  const countsDocuments = settings.weighting === 'binary' || settings.selection.usesDocuments;
  const sums: SavedSums = {
    source,
    counts,
    documents,
    documentFrequency: countsDocuments
      ? documentTensor(tensors, 'ngrams.documents', source.size)
      : undefined,
    tfidf: settings.weighting === 'tfidf' ? readTfidf(tensors, examples) : undefined,
  };
  return new TextClassifier(options, { labels, sums }).finish();
}

/** What each option must be; whether its value is sensible is checked as a user's would be. */
const OPTION_KINDS: Readonly<Record<string, (value: Json) => boolean>> = {
  ngramRange: (value) => Array.isArray(value) && value.length === 2,
  weighting: (value) => typeof value === 'string',
  model: (value) => typeof value === 'string',
  alpha: (value) => typeof value === 'number',
  minDf: (value) => typeof value === 'number',
  maxDf: (value) => typeof value === 'number',
  maxFeatures: (value) => typeof value === 'number',
  vocabularyLimit: (value) => typeof value === 'number',
  hashing: (value) => typeof value === 'number',
  norm: (value) => typeof value === 'boolean',
  fitPrior: (value) => typeof value === 'boolean',
  classPrior: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((prior) => typeof prior === 'number'),
};

function readOptions(saved: JsonObject): Omit<TextClassifierOptions, 'analyzer'> {
  for (const [name, value] of Object.entries(saved)) {
    if (!Object.hasOwn(OPTION_KINDS, name) || !OPTION_KINDS[name](value)) {
      throw new InputError(
        `The model's option ${name} is ${JSON.stringify(value)}, which it cannot be.`,
      );
    }
  }
  return saved;
}

/** The same checks as for a user's options, but it is the file that is wrong. */
function checkedSettings(options: TextClassifierOptions): TextClassifierSettings {
  try {
    return textClassifierSettings(options);
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    throw new InputError(`The model's options are damaged: ${cause.message}`, undefined, { cause });
  }
}

function sumsTensor(counts: ClassCounts): TensorData {
  const { features, featureSums } = counts;
  const data = new Float64Array(features * featureSums.length);
  featureSums.forEach((sums, c) => {
    data.set(sums.subarray(0, features), c * features);
  });
  return { shape: [featureSums.length, features], data };
}

function readSums(
  tensors: ModelState['tensors'],
  name: string,
  examples: Float64Array,
  features: number,
): ClassCounts {
  const data = numbers(tensors, name, [examples.length, features]);
  return {
    features,
    examples: Array.from(examples),
    featureSums: Array.from(examples, (_, c) => data.slice(c * features, (c + 1) * features)),
  };
}

function readTfidf(tensors: ModelState['tensors'], examples: Float64Array): FrozenTfidf {
  const features = tensors['tfidf.idf']?.shape[0] ?? 0;
  return {
    idf: numbers(tensors, 'tfidf.idf', [features]),
    counts: readSums(tensors, 'tfidf.classes', examples, features),
  };
}

/** A tensor of finite numbers from 0 up, of the shape that is expected. */
function numbers(
  tensors: ModelState['tensors'],
  name: string,
  shape: readonly number[],
): Float64Array {
  const data = tensorOf(tensors, name, shape);
  if (!(data instanceof Float64Array)) throw new InputError(`The model's ${name} must be F64.`);
  const wrong = data.findIndex((value) => !(value >= 0 && value < Infinity));
  if (wrong >= 0)
    throw new InputError(`The model's ${name} holds ${data[wrong]}, which is no count.`);
  return data;
}

function documentTensor(tensors: ModelState['tensors'], name: string, size: number): Uint32Array {
  const data = tensorOf(tensors, name, [size]);
  if (!(data instanceof Uint32Array)) throw new InputError(`The model's ${name} must be U32.`);
  return data;
}

function tensorOf(
  tensors: ModelState['tensors'],
  name: string,
  shape: readonly number[],
): TensorData['data'] {
  const tensor = tensors[name];
  const expected = shape.reduce((product, length) => product * length, 1);
  if (tensor?.data.length !== expected || tensor.shape.join() !== shape.join()) {
    throw new InputError(
      `The model's ${name} must have the shape [${shape.join(', ')}], not [${tensor?.shape.join(', ') ?? 'missing'}].`,
    );
  }
  return tensor.data;
}

function object(value: Json | undefined, name: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(`The model's ${name} are missing.`);
  }
  return value as JsonObject;
}

function isStrings(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
