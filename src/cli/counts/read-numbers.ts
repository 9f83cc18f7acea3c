import { growInt32 } from '../../base/growing-arrays.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { SENTENCE_END } from '../../word2vec/encoded-text.ts';
import type { Environment } from '../environment.ts';
import { type ReadOptions, visitWords, type WordSource } from './visit-words.ts';

/**
 * Reads documents as their words' numbers, many documents at a time, each ended by −1. Words that the vocabulary
 * does not have are left out. A batch is valid until the next is asked for.
 */
export async function* readNumbers(
  inputs: readonly string[],
  phase: string,
  source: WordSource,
  vocabulary: Vocabulary,
  options: ReadOptions,
  environment: Environment,
): AsyncGenerator<Int32Array, void, undefined> {
  let numbers: Int32Array = new Int32Array(2 ** 16);
  let length = 0;
  const put = (number: number): void => {
    numbers = growInt32(numbers, length + 1);
    numbers[length++] = number;
  };
  const putWord = (id: number): void => {
    if (id >= 0) put(id);
  };
  const visitor = {
    word: (word: string) => putWord(vocabulary.idOf(word)),
    utf8: (bytes: Uint8Array, start: number, end: number) =>
      putWord(vocabulary.idOfUtf8(bytes, start, end)),
    endDocument: () => put(SENTENCE_END),
  };
  for await (const _ of visitWords(inputs, phase, source, visitor, options, environment)) {
    yield numbers.subarray(0, length);
    length = 0;
  }
}
