import type { JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import { RANDOM_GENERATOR } from '../base/random.ts';
import {
  damaged,
  expectKind,
  listOf,
  oneOf,
  readCounts,
  readState,
  readTensor,
  wholeNumberFrom,
} from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import { describeSubwords } from '../vectors/subword-ngrams.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { wordVectorsFromState, wordVectorsToState } from '../vectors/word-vectors-state.ts';
import { settingsFromJson, type Word2VecSettings } from './word2vec-options.ts';

/** The kind of a model file of Word2Vec. */
export const WORD2VEC_KIND = 'word2vec';

/** The kind of a checkpoint of an unfinished training; it is a model, too. */
export const WORD2VEC_CHECKPOINT_KIND = 'word2vec-checkpoint';

/** The parts of a trained model: the fields of `Word2VecModel`. */
export interface Word2VecParts {
  readonly vectors: WordVectors;
  readonly counts: Float64Array;
  readonly ownRows?: Float32Array;
  readonly outputs: Float32Array;
  readonly settings: Word2VecSettings;
  readonly trainedWords: readonly number[];
}

/** A trained Word2Vec: its word vectors, and all that training needs to continue with more text. */
export class Word2VecModel {
  /** The words' vectors: the input rows, or with subwords the means of the words' rows and their n-grams'. */
  readonly vectors: WordVectors;
  /** Count of each word over all trainings, by the word's id. */
  readonly counts: Float64Array;
  /** With subwords, the words' own input rows, [words × dimensions]; the n-grams' are `vectors.subwords`. */
  readonly ownRows: Float32Array | undefined;
  /**
   * The output rows, [words × dimensions]: a word's as it is predicted; for hierarchical softmax row n is
   * inner node n of the Huffman tree over the counts, and the last is not used.
   */
  readonly outputs: Float32Array;
  /** The last training's. */
  readonly settings: Word2VecSettings;
  /** Words of text of each training behind it, the first one first. */
  readonly trainedWords: readonly number[];

  constructor({ vectors, counts, ownRows, outputs, settings, trainedWords }: Word2VecParts) {
    this.vectors = vectors;
    this.counts = counts;
    this.ownRows = ownRows;
    this.outputs = outputs;
    this.settings = settings;
    this.trainedWords = trainedWords;
  }

  /**
   * Converts the model to the contents of its file, which readers of word vectors read, too.
   * @param notes further metadata, such as how its texts were cut
   */
  toState(notes: JsonObject = {}): ModelState {
    const { metadata, tensors } = wordVectorsToState(this.vectors);
    const { size, dimensions } = this.vectors;
    const { subwords, ...settings } = this.settings;
    const table = (data: Float32Array): TensorData => ({ shape: [size, dimensions], data });
    return {
      kind: WORD2VEC_KIND,
      metadata: {
        ...metadata,
        settings: { ...settings, ...(subwords && { subwords: { ...describeSubwords(subwords) } }) },
        ...{ generator: RANDOM_GENERATOR, trainedWords: [...this.trainedWords] },
        ...notes,
      },
      tensors: {
        ...tensors,
        'vocabulary.counts': { shape: [size], data: this.counts },
        outputs: table(this.outputs),
        ...(this.ownRows && { 'subwords.words': table(this.ownRows) }),
      },
    };
  }
}

/**
 * Reads a model from the contents of its file, or of a checkpoint.
 * @throws InputError when it is not a Word2Vec model, or its parts do not fit together
 */
export function word2VecFromState(state: ModelState): Word2VecModel {
  expectKind(
    state,
    [WORD2VEC_KIND, WORD2VEC_CHECKPOINT_KIND],
    sentence('word2vec/whole-model')`a whole Word2Vec model`,
  );
  const metadata = readState(state);
  metadata.read('generator', oneOf([RANDOM_GENERATOR]));
  const trainedWords = metadata.read('trainedWords', listOf(wholeNumberFrom()));
  if (trainedWords.length === 0) {
    throw damaged(sentence('word2vec/never-trained')`it records no training`);
  }
  const settings = settingsFromJson(metadata.object('settings').json);
  const vectors = wordVectorsFromState(state);
  const { size, dimensions } = vectors;
  if (settings.dimensions !== dimensions) {
    throw damaged(
      sentence(
        'word2vec/other-dimensions',
      )`its vectors have ${{ dimensions }} dimensions, its settings ${{ expected: settings.dimensions }}`,
    );
  }
  if ((settings.subwords === undefined) !== (vectors.subwords === undefined)) {
    throw damaged(
      sentence('word2vec/subwords-differ')`its settings and its vectors do not agree on subwords`,
    );
  }
  const readTable = (name: string): Float32Array =>
    readTensor(state, name, Float32Array, [size, dimensions]).data;
  return new Word2VecModel({
    ...{ vectors, settings, trainedWords },
    counts: readCounts(state, 'vocabulary.counts', [size]),
    outputs: readTable('outputs'),
    ...(settings.subwords && { ownRows: readTable('subwords.words') }),
  });
}
