import { InputError } from '../base/errors.ts';
import type { ModelState, TensorArray, TensorData } from '../base/model-state.ts';
import { describeSubwords, findSubwordUnits } from './subword-ngrams.ts';
import { SubwordVectors } from './subword-vectors.ts';
import { WordList } from './word-list.ts';
import { WordVectors } from './word-vectors.ts';

/** What a model file of word vectors says that it is. */
export const WORD_VECTORS_KIND = 'word-vectors';

/** Word vectors as a model file keeps them. */
export function wordVectorsToState(vectors: WordVectors): ModelState {
  const { text, offsets } = vectors.words.toTensors();
  const { subwords, dimensions } = vectors;
  return {
    kind: WORD_VECTORS_KIND,
    metadata: {
      dimensions,
      ...(subwords === undefined ? {} : { subwords: { ...describeSubwords(subwords.options) } }),
    },
    tensors: {
      vectors: { shape: [vectors.size, dimensions], data: vectors.vectors },
      'vocabulary.text': text,
      'vocabulary.offsets': offsets,
      ...(subwords === undefined
        ? {}
        : {
            'subwords.vectors': {
              shape: [subwords.vectors.length / dimensions, dimensions],
              data: subwords.vectors,
            },
            ...(subwords.buckets !== undefined && {
              'subwords.buckets': { shape: [subwords.buckets.length], data: subwords.buckets },
            }),
          }),
    },
  };
}

/**
 * Word vectors out of a model file's contents: of a file of word vectors, or of any model that
 * keeps its words' vectors under the same names.
 * @throws InputError when a part is missing or the sizes do not fit together
 */
export function wordVectorsFromState(state: ModelState): WordVectors {
  const { data: vectors, shape } = floatMatrix(state, 'vectors');
  const [rows, dimensions] = shape;
  const words = readWords(state, rows);
  const subwords = readSubwords(state, dimensions);
  return new WordVectors({ words, vectors, dimensions, ...(subwords && { subwords }) });
}

function readSubwords(state: ModelState, dimensions: number): SubwordVectors | undefined {
  const options = state.metadata.subwords;
  if (options === undefined) return undefined;
  const { minn, maxn, bucket, units = 'characters' } = Object(options) as Record<string, unknown>;
  const { data: vectors, shape } = floatMatrix(state, 'subwords.vectors');
  const whole = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
  const known = findSubwordUnits(String(units));
  const fits = whole(bucket) && bucket > 0 && shape[1] === dimensions;
  if (!whole(minn) || !whole(maxn) || known === undefined || !fits) {
    throw damaged('the vectors of its n-grams do not fit its options');
  }
  const buckets = state.tensors['subwords.buckets']?.data;
  if (buckets === undefined ? shape[0] !== bucket : !isRising(buckets, shape[0], bucket)) {
    throw damaged('the numbers of its n-grams do not fit their vectors');
  }
  return new SubwordVectors({
    options: { units: known, minn, maxn, bucket },
    ...{ vectors, dimensions },
    ...(buckets instanceof Uint32Array && { buckets }),
  });
}

function isRising(buckets: TensorArray, rows: number, bucket: number): boolean {
  return (
    buckets instanceof Uint32Array &&
    buckets.length === rows &&
    buckets.every((value, i) => value < bucket && (i === 0 || buckets[i - 1] < value))
  );
}

interface FloatMatrix {
  readonly data: Float32Array;
  readonly shape: readonly [number, number];
}

function floatMatrix(state: ModelState, name: string): FloatMatrix {
  const tensor: TensorData | undefined = state.tensors[name];
  if (tensor === undefined && state.kind !== WORD_VECTORS_KIND && name === 'vectors') {
    throw new InputError(
      `This is a model of kind ${state.kind}, which has no word vectors; train some with \`malmoi train word2vec\`.`,
    );
  }
  if (tensor === undefined || !(tensor.data instanceof Float32Array) || tensor.shape.length !== 2) {
    throw damaged(`it has no matrix "${name}" of 32-bit floats`);
  }
  const [rows, columns] = tensor.shape;
  if (!(columns > 0) || rows * columns !== tensor.data.length) {
    throw damaged(`its matrix "${name}" has not the size it says`);
  }
  return { data: tensor.data, shape: [rows, columns] };
}

function readWords(state: ModelState, rows: number): WordList {
  const text = state.tensors['vocabulary.text']?.data;
  const offsets = state.tensors['vocabulary.offsets']?.data;
  if (!(text instanceof Uint8Array) || !(offsets instanceof Uint32Array)) {
    throw damaged('it has no vocabulary');
  }
  if (offsets.length !== rows + 1) {
    throw damaged(`it has ${offsets.length - 1} words for ${rows} vectors`);
  }
  const words = new WordList();
  for (let id = 0; id < rows; id++) {
    if (offsets[id] > offsets[id + 1] || offsets[id + 1] > text.length) {
      throw damaged('the places of its words do not rise');
    }
    if (words.addBytes(text.subarray(offsets[id], offsets[id + 1])) < 0) {
      throw damaged('a word comes twice');
    }
  }
  return words;
}

function damaged(problem: string): InputError {
  return new InputError(`The model of word vectors cannot be used: ${problem}.`);
}
