// What the worker, the check and the snippet of chapter 5 agree on: how its text is read and its vectors are trained.
import { createTextSources, TextCorpus, type TrainingText } from 'malmoi/corpus';
import { openMemoryScratch } from 'malmoi/io';
import { createTextPipeline } from 'malmoi/text';
import { readTrainingText, type Word2VecOptions } from 'malmoi/word2vec';
import type { Word2VecSpec } from './job-looks.ts';
import { EPOCHS, LEARNING_RATE, leastCount, SUBWORDS } from './word-settings.ts';

/**
 * Reads a text of a sentence a line as its words' numbers.
 * @param signal stops the reading
 */
export function readSentences(
  { text, units }: Pick<Word2VecSpec, 'text' | 'units'>,
  signal?: AbortSignal,
): Promise<TrainingText> {
  const analyzer = createTextPipeline({
    normalize: { letterCase: 'lower' },
    tokenizer: { kind: 'words' },
    ...(units === 'stems' && { stem: 'korean' }),
  });
  const corpus = new TextCorpus(createTextSources(text), { analyzer, ...(signal && { signal }) });
  return readTrainingText(corpus, { minCount: leastCount(text) }, openMemoryScratch());
}

/** The options of the training; one shard, so that the vectors do not depend on the threads. */
export function word2vecOptions(spec: Word2VecSpec): Word2VecOptions {
  const { window, dimensions, negatives, subwords, seed } = spec;
  return {
    ...{ window, dimensions, negatives, seed },
    ...{ epochs: EPOCHS, learningRate: LEARNING_RATE, shards: 1 },
    ...(subwords && SUBWORDS),
  };
}

/** How far a training is that learns at a rate: the rate falls evenly, from the first to almost nothing. */
export function progressAt(learningRate: number): number {
  return 1 - learningRate / LEARNING_RATE;
}

/** FNV-1a of the vectors' bytes, as the page shows it. */
export function hashVectors(vectors: Float32Array): number {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
