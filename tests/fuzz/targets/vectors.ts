import { decodeCooccurrences } from '../../../src/counts/index.ts';
import {
  evaluateWordPairs,
  mostSimilar,
  parseAnalogies,
  parseWordPairs,
  readVectors,
  WordList,
  WordVectors,
  writeFastTextVec,
  writeGloveText,
  writeWord2vecBinary,
  writeWord2vecText,
} from '../../../src/vectors/index.ts';
import { readGolden } from './models.ts';
import type { Target } from './target.ts';

const WORDS = ['king', 'queen', '영화', '한\u0301', '👩‍👩‍👧'];
const VECTORS = new WordVectors({
  words: WordList.of(WORDS),
  dimensions: 4,
  vectors: Float32Array.from({ length: 20 }, (_, i) => Math.sin(i + 1)),
});

async function join(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece.slice());
  return Buffer.concat(all);
}

/** Reads vectors of any format, asks for neighbors, writes them and reads what was written. */
async function useVectors(input: Uint8Array): Promise<void> {
  const { vectors } = await readVectors(input, { name: 'vectors' });
  const { words } = vectors;
  if (words.size === 0) return;
  mostSimilar(vectors, { positive: [words.word(0)], topn: 2 });
  const written = await join(writeWord2vecBinary(vectors));
  const again = await readVectors(written, { name: 'written', format: 'word2vec-binary' });
  if (again.vectors.words.size !== words.size) throw new Error('words were lost in writing');
}

async function useCounts(input: Uint8Array): Promise<void> {
  const { blocks } = await decodeCooccurrences(input, 'counts');
  for await (const _ of blocks);
}

const utf8 = new TextDecoder();

async function useTestSets(input: Uint8Array): Promise<void> {
  const text = utf8.decode(input);
  // Either may refuse what the other reads.
  const parsers = [
    () => evaluateWordPairs(VECTORS, parseWordPairs(text, 'pairs')),
    () => parseAnalogies(text, 'analogies'),
  ];
  const errors = parsers.flatMap((parse) => {
    try {
      parse();
      return [];
    } catch (error) {
      return [error];
    }
  });
  if (errors.length > 0) throw errors[0];
}

/** Files of word vectors, of counts, and of what vectors are evaluated on. */
export async function vectorTargets(): Promise<Target[]> {
  const writers = [writeWord2vecBinary, writeWord2vecText, writeGloveText, writeFastTextVec];
  const seeds = await Promise.all(writers.map((write) => join(write(VECTORS))));
  const texts = ['king\tqueen\t8.5\n영화\tking\t1\n', ': capitals\nking queen queen king\n'];
  const pairs = texts.map((text) => new TextEncoder().encode(text));
  return [
    { name: 'vectors', share: 16, isModel: false, seeds, use: useVectors },
    {
      name: 'counts',
      share: 6,
      isModel: false,
      seeds: [readGolden('counts.cooc')],
      use: useCounts,
    },
    { name: 'test-sets', share: 8, isModel: false, seeds: pairs, use: useTestSets },
  ];
}
