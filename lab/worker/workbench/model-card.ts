import { createShapePictures, type Picture } from 'malmoi';
import { type AnyModelHandle, modelToBytes } from 'malmoi/models';
import type { WordVectors } from 'malmoi/vectors';
import { hashOf } from '../hash-of.ts';
import type { Asking, Fact, OpenedModel } from './protocol.ts';

/** Pictures to ask of, and the seed that draws them. */
const ASKED = 8;
const ASKED_SEED = 1_000_003;

/** The word vectors in a model, if it has any. */
export function vectorsOf(handle: AnyModelHandle): WordVectors | undefined {
  if (handle.kind === 'word-vectors') return handle.model;
  if (handle.kind === 'word2vec') return handle.model.vectors;
  return undefined;
}

/** A model as the bytes of its file. */
export function bytesOf(handle: AnyModelHandle): Uint8Array<ArrayBuffer> {
  return new Uint8Array(modelToBytes(handle).buffer);
}

/** What models of each kind can be asked here. */
function askingsOf(handle: AnyModelHandle): Asking[] {
  if (vectorsOf(handle) !== undefined) return ['similar'];
  switch (handle.kind) {
    case 'language-model':
      return ['generate', 'next'];
    case 'tagger':
      return ['tag'];
    case 'morphology':
      return ['analyze'];
    case 'translator':
      return ['translate'];
    case 'table-model':
      return ['row'];
    case 'captioner':
      return ['describe'];
    case 'naive-bayes-classifier':
    case 'linear-classifier':
    case 'neural-classifier':
    case 'fasttext-classifier':
      return ['classify'];
    default:
      return [];
  }
}

/** What a model may be asked first, where its own vocabulary says something. */
function exampleOf(handle: AnyModelHandle): string {
  const vectors = vectorsOf(handle);
  if (vectors === undefined) return '';
  // The most frequent words stand first; a longer one among them means more.
  for (let id = 0; id < Math.min(200, vectors.size); id++) {
    const word = vectors.words.word(id);
    if (id >= 20 && word.length > (/[가-힣]/.test(word) ? 1 : 4)) return word;
  }
  return vectors.size > 0 ? vectors.words.word(0) : '';
}

/** Pictures that a captioner may be asked of: drawn by a seed that no training has, and of pairs that none has seen. */
function picturesOf(handle: AnyModelHandle): Picture[] {
  if (handle.kind !== 'captioner') return [];
  const drawn = createShapePictures({ count: ASKED, combinations: 'all', seed: ASKED_SEED });
  return Array.from(drawn, ({ picture }) => picture);
}

/** Says what a model is. */
export async function describeModel(handle: AnyModelHandle): Promise<OpenedModel> {
  const bytes = bytesOf(handle);
  const { details } = handle.describe();
  const given: readonly (readonly [Fact, unknown])[] = [
    ['parameters', details.parameters],
    ['vocabulary', details.vocabularySize],
    ['dimensions', details.dimensions],
    ['classes', details.labels?.length],
    ['units', details.units],
    ['cell', details.cell],
    ['columns', details.columns?.join(', ')],
  ];
  return {
    ...{ what: 'model', kind: handle.kind, askings: askingsOf(handle) },
    facts: given.flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)] as const],
    ),
    columns: handle.kind === 'table-model' ? [...(details.columns ?? [])] : [],
    ...{
      example: exampleOf(handle),
      pictures: picturesOf(handle),
      hash: await hashOf(bytes),
      bytes: bytes.length,
    },
  };
}
