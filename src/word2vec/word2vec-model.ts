import { InputError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import { RANDOM_GENERATOR } from '../base/random.ts';
import { describeSubwords } from '../vectors/subword-ngrams.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { wordVectorsFromState, wordVectorsToState } from '../vectors/word-vectors-state.ts';
import { settingsFromJson, type Word2VecSettings } from './word2vec-options.ts';

/** What a model file of Word2Vec says that it is. */
export const WORD2VEC_KIND = 'word2vec';

/** What the file of a training that is not at its end says that it is; it is a model, too. */
export const WORD2VEC_CHECKPOINT_KIND = 'word2vec-checkpoint';

/** What a trained model is made of: the fields of `Word2VecModel`. */
export interface Word2VecParts {
  readonly vectors: WordVectors;
  readonly counts: Float64Array;
  readonly ownRows?: Float32Array;
  readonly outputs: Float32Array;
  readonly settings: Word2VecSettings;
  readonly trainedWords: readonly number[];
}

/** A trained Word2Vec: its word vectors, and all that training needs to go on with more text. */
export class Word2VecModel {
  /** What the words' vectors are: the input rows, or with subwords the means of theirs. */
  readonly vectors: WordVectors;
  /** How often each word was seen, in all trainings; by the words' numbers. */
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
   * The model as a file keeps it. What reads word vectors reads it, too.
   * @param notes what else the file is to say: how its texts were cut
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
 * A model out of a file's contents, of a checkpoint's as well.
 * @throws InputError when it is no Word2Vec, or its parts do not fit together
 */
export function word2VecFromState(state: ModelState): Word2VecModel {
  const { kind, metadata, tensors } = state;
  if (kind !== WORD2VEC_KIND && kind !== WORD2VEC_CHECKPOINT_KIND) {
    throw new InputError(
      `This is no Word2Vec model but ${kind}; training goes on from what \`malmoi train word2vec\` wrote whole.`,
    );
  }
  const vectors = wordVectorsFromState(state);
  const settings = settingsFromJson(metadata.settings);
  const { generator, trainedWords } = metadata;
  const counts = tensors['vocabulary.counts']?.data;
  const outputs = tensors.outputs?.data;
  const ownRows = tensors['subwords.words']?.data;
  const isTable = (data: unknown): data is Float32Array =>
    data instanceof Float32Array && data.length === vectors.vectors.length;
  const fits =
    generator === RANDOM_GENERATOR &&
    settings.dimensions === vectors.dimensions &&
    (settings.subwords !== undefined) === (vectors.subwords !== undefined) &&
    (settings.subwords !== undefined) === isTable(ownRows);
  if (
    !fits ||
    !isTable(outputs) ||
    !(counts instanceof Float64Array) ||
    counts.length !== vectors.size ||
    !isCounts(trainedWords)
  ) {
    throw new InputError(
      'The Word2Vec model is damaged: its parts do not fit together; take another copy of the file.',
    );
  }
  return new Word2VecModel({
    ...{ vectors, counts, outputs, settings, trainedWords },
    ...(isTable(ownRows) && { ownRows }),
  });
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isInteger(count) && count >= 0);
}
