import { InputError } from '../base/errors.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
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
      ...(subwords === undefined ? {} : { subwords: { ...subwords.options } }),
    },
    tensors: {
      vectors: { shape: [vectors.size, dimensions], data: vectors.vectors },
      'vocabulary.text': text,
      'vocabulary.offsets': offsets,
      ...(subwords === undefined
        ? {}
        : {
            'subwords.vectors': {
              shape: [subwords.options.bucket, dimensions],
              data: subwords.vectors,
            },
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
  const options = state.metadata.subwords;
  if (options === undefined) return new WordVectors({ words, vectors, dimensions });
  const { minn, maxn, bucket } = Object(options) as Record<string, unknown>;
  const ngrams = floatMatrix(state, 'subwords.vectors');
  const whole = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
  if (
    !whole(minn) ||
    !whole(maxn) ||
    ngrams.shape[0] !== bucket ||
    ngrams.shape[1] !== dimensions ||
    ngrams.shape[0] === 0
  ) {
    throw damaged('the vectors of its n-grams do not fit its options');
  }
  const subwords = new SubwordVectors(
    { minn, maxn, bucket: ngrams.shape[0] },
    ngrams.data,
    dimensions,
  );
  return new WordVectors({ words, vectors, dimensions, subwords });
}

interface FloatMatrix {
  readonly data: Float32Array;
  readonly shape: readonly [number, number];
}

function floatMatrix(state: ModelState, name: string): FloatMatrix {
  const tensor: TensorData | undefined = state.tensors[name];
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
