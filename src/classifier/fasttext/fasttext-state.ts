import type { Json, JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import {
  damaged,
  expectKind,
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
import { WordTable } from '../../base/word-table.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import { createTextPipelineFrom } from '../../text/pipeline.ts';
import { LONGEST_NGRAM, MOST_BUCKETS } from '../../vectors/subword-ngrams.ts';
import { expectStateVersion, readLabels } from '../checks.ts';
import { CLASS_WEIGHTS } from '../class-weight.ts';
import { FastTextClassifier } from './fasttext-classifier.ts';
import {
  checkFastTextOptions,
  type FastTextSettings,
  MOST_DIMENSIONS,
} from './fasttext-options.ts';
import { FASTTEXT_LOSSES, type FastTextShape, type NgramRows } from './parts.ts';
import { rowMatrixFromTensors, rowMatrixToTensors } from './row-matrix-state.ts';

/** The `kind` of a fastText classifier's model state. */
export const FASTTEXT_CLASSIFIER_KIND = 'fasttext-classifier';

/** The version of the state; raised when older programs would misread it. */
const STATE_VERSION = 1;

/** Converts a classifier to plain data, from which `fastTextFromState` restores it. */
export function fastTextToState({ parts, settings }: FastTextClassifier): ModelState {
  const { shape, words, ngramRows, labels, documents } = parts;
  const { analyzer, ...numbers } = shape;
  const { bytes, offsets } = words.pack();
  const others = ngramRows.kind === 'listed' ? ngramRows.others : 'none';
  return {
    kind: FASTTEXT_CLASSIFIER_KIND,
    metadata: {
      stateVersion: STATE_VERSION,
      analyzer: analyzer.description,
      ...{ shape: { ...numbers }, otherNgrams: others, labels: [...labels], documents },
      ...(settings && { settings: describeSettings(settings) }),
    },
    tensors: {
      'words.text': { shape: [bytes.length], data: bytes },
      'words.offsets': { shape: [offsets.length], data: offsets },
      'words.count': { shape: [words.size], data: parts.wordCounts },
      'labels.count': { shape: [labels.length], data: parts.labelCounts },
      ...(ngramRows.kind === 'listed' && {
        'ngrams.bucket': { shape: [ngramRows.buckets.length], data: ngramRows.buckets },
      }),
      ...rowMatrixToTensors('input', parts.input),
      ...rowMatrixToTensors('output', parts.output),
    },
  };
}

function describeSettings({
  analyzer: _,
  charNgramRange,
  ...others
}: FastTextSettings): Record<string, Json> {
  return { ...others, ...(charNgramRange && { charNgramRange: [...charNgramRange] }) };
}

/**
 * Restores a classifier from its state.
 * @param createAnalyzer creates the analyzer from its description in the state; by default a text pipeline
 * @throws InputError when the state is of another kind or version, or its parts do not fit together
 */
export function fastTextFromState(
  state: ModelState,
  createAnalyzer: (description: JsonObject) => Analyzer = createTextPipelineFrom,
): FastTextClassifier {
  expectKind(
    state,
    [FASTTEXT_CLASSIFIER_KIND],
    sentence('classifier/a-fasttext-classifier')`a fastText classifier`,
  );
  const metadata = readState(state);
  expectStateVersion(metadata, STATE_VERSION);
  const labels = readLabels(metadata);
  const documents = metadata.read('documents', wholeNumberFrom(0));
  const analyzer = readingOptions(() => createAnalyzer(metadata.object('analyzer').json));
  const shape = readShape(metadata.object('shape'), analyzer);
  const words = readWords(state);
  const ngramRows = readNgramRows(state, metadata, shape);
  const ngrams = ngramRows.kind === 'all' ? shape.bucket : ngramRows.buckets.length;
  const { dimensions } = shape;
  return new FastTextClassifier({
    parts: {
      ...{ shape, words, ngramRows, labels, documents },
      wordCounts: readCounts(state, 'words.count', [words.size]),
      labelCounts: readCounts(state, 'labels.count', [labels.length]),
      input: rowMatrixFromTensors(state, 'input', { rows: words.size + ngrams, dimensions }),
      output: rowMatrixFromTensors(state, 'output', { rows: labels.length, dimensions }),
    },
    ...(metadata.names.includes('settings') && {
      settings: readSettings(metadata.object('settings'), analyzer),
    }),
  });
}

function readShape(saved: StateReader, analyzer: Analyzer): FastTextShape {
  return {
    analyzer,
    dimensions: saved.read('dimensions', wholeNumberFrom(1)),
    wordNgrams: saved.read('wordNgrams', wholeNumberFrom(1)),
    minn: saved.read('minn', wholeNumberFrom(0, LONGEST_NGRAM)),
    maxn: saved.read('maxn', wholeNumberFrom(0, LONGEST_NGRAM)),
    bucket: saved.read('bucket', wholeNumberFrom(0, MOST_BUCKETS)),
    loss: saved.read('loss', oneOf(FASTTEXT_LOSSES)),
    sigmoid: saved.read('sigmoid', oneOf(['exact', 'table'])),
  };
}

function readWords(state: ModelState): WordTable {
  const { data: bytes } = readTensor(state, 'words.text', Uint8Array, [undefined]);
  const { data: offsets } = readTensor(state, 'words.offsets', Uint32Array, [undefined]);
  const words = new WordTable();
  if (offsets[0] !== 0 || offsets[offsets.length - 1] !== bytes.length) throw damagedWords();
  for (let i = 1; i < offsets.length; i++) {
    const [start, end] = [offsets[i - 1], offsets[i]];
    if (end < start || end > bytes.length) throw damagedWords();
    if (words.addUtf8(bytes, start, end) !== i - 1) throw damagedWords();
  }
  return words;
}

function damagedWords() {
  return damaged(
    sentence('classifier/fasttext-words')`its words are out of place, or two of them are equal`,
  );
}

function readNgramRows(state: ModelState, metadata: StateReader, shape: FastTextShape): NgramRows {
  const others = metadata.read('otherNgrams', oneOf(['none', 'zero', 'absent'] as const));
  if (others === 'none') return { kind: 'all' };
  const { data: buckets } = readTensor(state, 'ngrams.bucket', Int32Array, [undefined]);
  const isListed = (bucket: number): boolean => bucket >= 0 && bucket < shape.bucket;
  if (!buckets.every(isListed) || new Set(buckets).size !== buckets.length) {
    throw damaged(
      sentence(
        'classifier/fasttext-buckets',
      )`its n-grams' buckets are not all below ${{ bucket: shape.bucket }} and different`,
    );
  }
  return { kind: 'listed', buckets, others };
}

function readSettings(saved: StateReader, analyzer: Analyzer): FastTextSettings {
  const range = saved.readOptional('charNgramRange', listOf(wholeNumberFrom(1), 2));
  const settings = {
    ...{ analyzer, charNgramRange: range && ([range[0], range[1]] as const) },
    loss: saved.read('loss', oneOf(FASTTEXT_LOSSES)),
    dimensions: saved.read('dimensions', wholeNumberFrom(1, MOST_DIMENSIONS)),
    wordNgrams: saved.read('wordNgrams', wholeNumberFrom(1)),
    bucket: saved.read('bucket', wholeNumberFrom(1)),
    minCount: saved.read('minCount', wholeNumberFrom(1)),
    epochs: saved.read('epochs', wholeNumberFrom(1)),
    learningRate: saved.read('learningRate', numberFrom(0)),
    classWeight: saved.read('classWeight', oneOf(CLASS_WEIGHTS)),
    batch: saved.read('batch', wholeNumberFrom(1)),
    seed: saved.read('seed', wholeNumberFrom()),
  };
  const { charNgramRange, ...others } = settings;
  readingOptions(() =>
    checkFastTextOptions({ ...others, ...(charNgramRange && { charNgramRange }) }),
  );
  return settings;
}
