import type { JsonObject } from '../base/json.ts';
import type { ModelState } from '../base/model-state.ts';
import {
  expectKind,
  FLAG,
  listOf,
  numberFrom,
  oneOf,
  readCounts,
  readState,
  readTensor,
  type StateReader,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import type { Analyzer } from './analyzer.ts';
import { CountVectorizer, type CountVectorizerOptions } from './count-vectorizer.ts';
import { HashingVectorizer } from './hashing-vectorizer.ts';
import type { NgramRange } from './ngram-settings.ts';
import { NgramVocabulary } from './ngram-vocabulary.ts';
import { ROW_NORMS, type TfidfOptions, TfidfTransformer } from './tfidf-transformer.ts';
import { TfidfVectorizer } from './tfidf-vectorizer.ts';
import {
  COUNT_VECTORIZER_KIND,
  HASHING_VECTORIZER_KIND,
  TFIDF_VECTORIZER_KIND,
} from './vectorizer-kinds.ts';

export { COUNT_VECTORIZER_KIND, HASHING_VECTORIZER_KIND, TFIDF_VECTORIZER_KIND };

/** Creates the analyzer from its description in a state: usually a text pipeline. */
type CreateAnalyzer = (description: JsonObject) => Analyzer;

/**
 * Restores a count vectorizer from its state; it counts, and continues learning, as the saved one did.
 * @throws InputError when the state is of another kind, or its parts do not fit together
 */
export function countVectorizerFromState(
  state: ModelState,
  createAnalyzer: CreateAnalyzer,
): CountVectorizer {
  expectKind(
    state,
    [COUNT_VECTORIZER_KIND],
    sentence('counts/a-count-vectorizer')`a count vectorizer`,
  );
  return readCounter(state, createAnalyzer);
}

/**
 * Restores a tf-idf vectorizer from its state.
 * @throws InputError when the state is of another kind, or its parts do not fit together
 */
export function tfidfVectorizerFromState(
  state: ModelState,
  createAnalyzer: CreateAnalyzer,
): TfidfVectorizer {
  expectKind(
    state,
    [TFIDF_VECTORIZER_KIND],
    sentence('counts/a-tfidf-vectorizer')`a tf-idf vectorizer`,
  );
  const counter = readCounter(state, createAnalyzer);
  const weighting = readState(state).object('tfidf');
  const options: Required<TfidfOptions> = {
    useIdf: weighting.read('useIdf', FLAG),
    smoothIdf: weighting.read('smoothIdf', FLAG),
    sublinearTf: weighting.read('sublinearTf', FLAG),
    norm: weighting.read('norm', oneOf(ROW_NORMS)),
  };
  const data = readCounts(state, 'tfidf.documents', [counter.features]);
  const transformer = new TfidfTransformer(options, {
    documents: weighting.read('documents', wholeNumberFrom()),
    documentFrequency: data,
  });
  return new TfidfVectorizer([counter, transformer]);
}

/**
 * Restores a hashing vectorizer from its state.
 * @throws InputError when the state is of another kind, or its options are damaged
 */
export function hashingVectorizerFromState(
  state: ModelState,
  createAnalyzer: CreateAnalyzer,
): HashingVectorizer {
  expectKind(
    state,
    [HASHING_VECTORIZER_KIND],
    sentence('counts/a-hashing-vectorizer')`a hashing vectorizer`,
  );
  const metadata = readState(state);
  const options = metadata.object('options');
  return new HashingVectorizer({
    analyzer: createAnalyzer(metadata.object('analyzer').json),
    ngramRange: readNgramRange(options),
    features: options.read('features', wholeNumberFrom(1)),
    binary: options.read('binary', FLAG),
    alternateSign: options.read('alternateSign', FLAG),
    norm: options.read('norm', oneOf(ROW_NORMS)),
  });
}

function readCounter(state: ModelState, createAnalyzer: CreateAnalyzer): CountVectorizer {
  const metadata = readState(state);
  const saved = metadata.object('options');
  const maxFeatures = saved.readOptional('maxFeatures', wholeNumberFrom(1));
  const vocabularyLimit = saved.readOptional('vocabularyLimit', wholeNumberFrom(1));
  const options: CountVectorizerOptions = {
    analyzer: createAnalyzer(metadata.object('analyzer').json),
    ngramRange: readNgramRange(saved),
    binary: saved.read('binary', FLAG),
    vocabularyOrder: saved.read('vocabularyOrder', oneOf(['first-seen', 'sorted'])),
    minDf: saved.read('minDf', numberFrom(0)),
    maxDf: saved.read('maxDf', numberFrom(0)),
    ...(maxFeatures !== undefined && { maxFeatures }),
    ...(vocabularyLimit !== undefined && { vocabularyLimit }),
  };
  const vocabulary = NgramVocabulary.fromTensors(
    options.analyzer,
    options.ngramRange ?? [1, 1],
    state.tensors,
  );
  const size = [vocabulary.size];
  return new CountVectorizer(options, {
    vocabulary,
    documents: metadata.read('documents', wholeNumberFrom()),
    documentFrequency: readTensor(state, 'ngrams.documents', Uint32Array, size).data,
    frequency: readCounts(state, 'ngrams.counts', size),
  });
}

function readNgramRange(options: StateReader): NgramRange {
  const [minimum, maximum] = options.read('ngramRange', listOf(wholeNumberFrom(1), 2));
  return [minimum, maximum];
}
