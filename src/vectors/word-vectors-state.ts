import { InputError } from '../base/errors.ts';
import type { ModelState } from '../base/model-state.ts';
import { damaged, readState, readTensor, TEXT, wholeNumberFrom } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';
import {
  describeSubwords,
  findSubwordUnits,
  LONGEST_NGRAM,
  MOST_BUCKETS,
} from './subword-ngrams.ts';
import { SubwordVectors } from './subword-vectors.ts';
import { WordList } from './word-list.ts';
import { WordVectors } from './word-vectors.ts';

/** The `kind` of a model file of word vectors. */
export const WORD_VECTORS_KIND = 'word-vectors';

/** Converts word vectors to the state for a model file. */
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
 * Restores word vectors from the state of a model file: of word vectors, or of any model that stores its words'
 * vectors under the same names.
 * @throws InputError when a part is missing or the sizes do not fit together
 */
export function wordVectorsFromState(state: ModelState): WordVectors {
  if (state.kind !== WORD_VECTORS_KIND && state.tensors.vectors === undefined) {
    throw new InputError(
      sentence(
        'vectors/model-without-vectors',
      )`This is a model of the kind "${{ kind: state.kind }}", which has no word vectors; Word2Vec and GloVe train some.`,
    );
  }
  const { data: vectors, shape } = readTensor(state, 'vectors', Float32Array, [
    undefined,
    undefined,
  ]);
  const [rows, dimensions] = shape;
  if (dimensions < 1) {
    throw damaged(sentence('vectors/no-dimensions')`its word vectors have no dimensions`);
  }
  const words = readWords(state, rows);
  const subwords = readSubwords(state, dimensions);
  return new WordVectors({ words, vectors, dimensions, ...(subwords && { subwords }) });
}

function readSubwords(state: ModelState, dimensions: number): SubwordVectors | undefined {
  if (state.metadata.subwords === undefined) return undefined;
  const options = readState(state).object('subwords');
  const minn = options.read('minn', wholeNumberFrom(0, LONGEST_NGRAM));
  const maxn = options.read('maxn', wholeNumberFrom(0, LONGEST_NGRAM));
  const bucket = options.read('bucket', wholeNumberFrom(1, MOST_BUCKETS));
  const units = findSubwordUnits(options.readOptional('units', TEXT) ?? 'code-points');
  if (units === undefined) {
    throw damaged(
      sentence('vectors/unknown-units')`its n-grams are of units that this version does not know`,
    );
  }
  // Where the numbers of the n-grams that have a vector are kept, there is a row for each of them alone.
  const kept = state.tensors['subwords.buckets'] !== undefined;
  const { data: vectors, shape } = readTensor(state, 'subwords.vectors', Float32Array, [
    kept ? undefined : bucket,
    dimensions,
  ]);
  const buckets = kept
    ? readTensor(state, 'subwords.buckets', Uint32Array, [shape[0]]).data
    : undefined;
  if (buckets !== undefined && !isRising(buckets, bucket)) {
    throw damaged(
      sentence('vectors/buckets')`the numbers of its n-grams do not rise, or go beyond its buckets`,
    );
  }
  return new SubwordVectors({
    options: { units, minn, maxn, bucket },
    ...{ vectors, dimensions },
    ...(buckets && { buckets }),
  });
}

function isRising(buckets: Uint32Array, bucket: number): boolean {
  return buckets.every((value, i) => value < bucket && (i === 0 || buckets[i - 1] < value));
}

function readWords(state: ModelState, rows: number): WordList {
  const { data: text } = readTensor(state, 'vocabulary.text', Uint8Array, [undefined]);
  const { data: offsets } = readTensor(state, 'vocabulary.offsets', Uint32Array, [rows + 1]);
  const words = new WordList();
  for (let id = 0; id < rows; id++) {
    if (offsets[id] > offsets[id + 1] || offsets[id + 1] > text.length) {
      throw damaged(sentence('vectors/word-places')`the places of its words do not rise`);
    }
    if (words.addBytes(text.subarray(offsets[id], offsets[id + 1])) < 0) {
      throw damaged(sentence('vectors/word-twice')`a word comes twice`);
    }
  }
  return words;
}
