import { readFileSync } from 'node:fs';
import { FastTextForward } from '../../../src/classifier/fasttext/forward.ts';
import { readFastTextClassifier } from '../../../src/classifier/fasttext/read-fasttext.ts';
import { writeFastTextClassifier } from '../../../src/classifier/fasttext/write-fasttext.ts';
import { isFastTextClassifier } from '../../../src/vectors/formats/fasttext-reader.ts';
import type { Target } from './target.ts';

const FOLDER = new URL('../../golden/fasttext-classifiers/', import.meta.url);
const FILES = ['ngrams.bin', 'hs.bin', 'ova.bin', 'softmax.bin', 'plain.ftz', 'qnorm-cutoff.ftz'];
/** Written files have a row for every bucket; more than these are not written. */
const MOST_NUMBERS = 2 ** 20;

/** Reads a classifier of fastText, predicts, and reads what is written of it. */
async function useClassifier(input: Uint8Array): Promise<void> {
  isFastTextClassifier(input);
  const parts = await readFastTextClassifier(input, 'classifier');
  const forward = new FastTextForward(parts);
  for (const text of ['밥 국 rice', 'the movie', '']) forward.probabilities(text);
  forward.features.namesIn('the movie');
  if ((parts.input.rows + parts.shape.bucket) * parts.shape.dimensions > MOST_NUMBERS) return;
  const again = await readFastTextClassifier(
    Buffer.concat([...writeFastTextClassifier(parts)]),
    'written',
  );
  if (again.words.size !== parts.words.size) throw new Error('words were lost in writing');
}

/** Files of fastText's classifiers. */
export function fastTextTargets(): Target[] {
  const seeds = FILES.map((file) => new Uint8Array(readFileSync(new URL(file, FOLDER))));
  return [{ name: 'fasttext', share: 6, isModel: false, seeds, use: useClassifier }];
}
