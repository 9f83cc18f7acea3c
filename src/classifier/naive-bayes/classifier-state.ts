import type { Json, JsonObject } from '../../base/json.ts';
import type { ModelState, TensorData } from '../../base/model-state.ts';
import {
  damaged,
  type Expectation,
  expectKind,
  FLAG,
  listOf,
  numberFrom,
  oneOf,
  readCounts,
  readingOptions,
  readState,
  readTensor,
  type StateReader,
  wholeNumberFrom,
} from '../../base/read-state.ts';
import { sentence } from '../../base/sentence.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import type { ClassCounts } from '../../counts/naive-bayes/class-counts.ts';
import { NAIVE_BAYES_MODELS } from '../../counts/naive-bayes/naive-bayes.ts';
import { NgramVocabulary } from '../../counts/ngram-vocabulary.ts';
import { createTextPipelineFrom } from '../../text/pipeline.ts';
import { expectStateVersion, readLabels } from '../checks.ts';
import { createFeatureSource } from '../feature-source.ts';
import type { FrozenTfidf, SavedSums } from './feature-sums.ts';
import { TextClassifier } from './text-classifier.ts';
import {
  FEATURE_WEIGHTINGS,
  type TextClassifierOptions,
  textClassifierSettings,
} from './text-classifier-options.ts';

/** The `kind` of a text classifier's model state. */
export const TEXT_CLASSIFIER_KIND = 'naive-bayes-classifier';

/** The version of the state; raised when older programs would misread it. */
const STATE_VERSION = 1;

/**
 * Converts a classifier to plain data, from which `textClassifierFromState` restores it. Features that
 * `minDf`, `maxDf` or `maxFeatures` leave out are not stored; the sums are, so that a loaded classifier
 * can continue learning (except with tf-idf).
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
 * Restores a classifier from its state.
 * @param createAnalyzer creates the analyzer from its description in the state; by default a text pipeline, which
 *   is right unless the classifier was trained with another analyzer
 * @throws InputError when the state is of another kind or version, or its parts do not fit together
 */
export function textClassifierFromState(
  state: ModelState,
  createAnalyzer: (description: JsonObject) => Analyzer = createTextPipelineFrom,
): TextClassifier {
  expectKind(
    state,
    [TEXT_CLASSIFIER_KIND],
    sentence('classifier/a-text-classifier')`a text classifier`,
  );
  const metadata = readState(state);
  expectStateVersion(metadata, STATE_VERSION);
  const labels = readLabels(metadata);
  const documents = metadata.read('documents', wholeNumberFrom(1));
  const options = {
    ...readOptions(metadata.object('options')),
    analyzer: createAnalyzer(metadata.object('analyzer').json),
  };
  const settings = readingOptions(() => textClassifierSettings(options));
  const source =
    settings.hashing === undefined
      ? NgramVocabulary.fromTensors(settings.analyzer, settings.ngramRange, state.tensors)
      : createFeatureSource(settings);
  const examples = readCounts(state, 'classes.examples', [labels.length]);
  if (!examples.some((count) => count > 0)) {
    throw damaged(sentence('classifier/no-examples')`none of its classes has an example`);
  }
  const counts = readSums(state, 'classes.features', examples, source.size);
  const countsDocuments = settings.weighting === 'binary' || settings.selection.usesDocuments;
  const sums: SavedSums = {
    source,
    counts,
    documents,
    documentFrequency: countsDocuments
      ? readTensor(state, 'ngrams.documents', Uint32Array, [source.size]).data
      : undefined,
    tfidf: settings.weighting === 'tfidf' ? readTfidf(state, examples) : undefined,
  };
  return new TextClassifier(options, { labels, sums }).finish();
}

/** The type of each saved option; the values themselves are checked like a user's. */
const OPTIONS: Readonly<Record<string, Expectation<Json>>> = {
  ngramRange: listOf(wholeNumberFrom(1), 2),
  weighting: oneOf(FEATURE_WEIGHTINGS),
  model: oneOf(NAIVE_BAYES_MODELS),
  alpha: numberFrom(0),
  minDf: numberFrom(0),
  maxDf: numberFrom(0),
  maxFeatures: wholeNumberFrom(1),
  vocabularyLimit: wholeNumberFrom(1),
  hashing: wholeNumberFrom(1),
  norm: FLAG,
  fitPrior: FLAG,
};

function readOptions(saved: StateReader): Omit<TextClassifierOptions, 'analyzer'> {
  for (const name of saved.names) {
    if (name === 'classPrior') {
      const priors = saved.object(name);
      for (const label of priors.names) priors.read(label, numberFrom(0));
    } else if (Object.hasOwn(OPTIONS, name)) saved.read(name, OPTIONS[name]);
    else {
      throw damaged(
        sentence(
          'classifier/unknown-saved-option',
        )`it has an option "${{ name }}", which this version does not know`,
      );
    }
  }
  return saved.json;
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
  state: ModelState,
  name: string,
  examples: Float64Array,
  features: number,
): ClassCounts {
  const data = readCounts(state, name, [examples.length, features]);
  // Probabilities are shares of these sums: none may be infinite.
  if (!Number.isFinite(data.reduce((sum, value) => sum + value, 0))) {
    throw damaged(
      sentence(
        'classifier/infinite-sum',
      )`the counts of its tensor "${{ name }}" have no finite sum`,
    );
  }
  return {
    features,
    examples: Array.from(examples),
    featureSums: Array.from(examples, (_, c) => data.slice(c * features, (c + 1) * features)),
  };
}

function readTfidf(state: ModelState, examples: Float64Array): FrozenTfidf {
  const idf = readCounts(state, 'tfidf.idf', [undefined]);
  return { idf, counts: readSums(state, 'tfidf.classes', examples, idf.length) };
}
