import { stat } from 'node:fs/promises';
import { InputError } from '../../base/errors.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { readInputs } from '../options/document-options.ts';
import type { TokenizerOptions } from '../options/tokenizer-options.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { type ReadOptions, visitWords, type WordSource, type WordVisitor } from './visit-words.ts';

/** Which words of which texts are counted. */
export interface WordOptions extends ReadOptions, TokenizerOptions {
  readonly minCount: number;
  readonly maxVocabulary?: number;
}

/**
 * Refuses standard input and pipes where the text is read twice.
 * @throws InputError
 */
export async function refuseReadOnce(inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    // What is not there at all is said better by who opens it.
    const stats = input === '-' ? undefined : await stat(input).catch(() => undefined);
    if (input !== '-' && (stats === undefined || stats.isFile() || stats.isDirectory())) continue;
    throw new InputError('the text is read twice; save it in a file first', {
      input: input === '-' ? 'standard input' : input,
    });
  }
}

/**
 * Counts the words of files, and takes those that are frequent enough.
 * @throws InputError when no word is left
 */
export async function countWords(
  inputs: readonly string[],
  source: WordSource,
  options: WordOptions,
  environment: Environment,
): Promise<Vocabulary> {
  const { minCount, maxVocabulary } = options;
  const counted = await countAllWords(inputs, source, options, environment);
  const limits = { minCount, ...(maxVocabulary !== undefined && { maxSize: maxVocabulary }) };
  return buildWordVocabulary(inputs, counted, limits);
}

/** Counts the words of files. */
export async function countAllWords(
  inputs: readonly string[],
  source: WordSource,
  options: ReadOptions,
  environment: Environment,
): Promise<ReadonlyMap<string, number>> {
  const counter = new WordCounter();
  await countInto(counter, inputs, 'counting words', source, options, environment);
  return counter.counts;
}

/** Counts the words of files with a counter; says how many there were in all. */
export async function countInto(
  counter: WordCounter,
  inputs: readonly string[],
  phase: string,
  source: WordSource,
  options: ReadOptions,
  environment: Environment,
): Promise<number> {
  let words = 0;
  const visitor: WordVisitor = {
    word(word) {
      counter.add(word);
      words++;
    },
    utf8(bytes, start, end) {
      counter.addUtf8(bytes, start, end);
      words++;
    },
  };
  for await (const _ of visitWords(inputs, phase, source, visitor, options, environment));
  return words;
}

/**
 * The vocabulary of the words counted in files.
 * @throws InputError when no word is left
 */
export function buildWordVocabulary(
  inputs: readonly string[],
  counted: ReadonlyMap<string, number>,
  limits: { readonly minCount: number; readonly maxSize?: number },
): Vocabulary {
  const vocabulary = buildVocabulary(counted, limits);
  if (vocabulary.size === 0) {
    throw new InputError(`no word comes ${limits.minCount} times; lower --min-count`, {
      input: inputs.join(', '),
    });
  }
  return vocabulary;
}

/** The words of each document. */
export async function* readWords(
  inputs: readonly string[],
  phase: string,
  source: WordSource,
  options: ReadOptions,
  environment: Environment,
): AsyncGenerator<string[]> {
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { phase, onProgress: bar.onProgress, signal: environment.signal };
  try {
    for await (const { texts } of readInputs(inputs, options, environment, work)) {
      for (const text of texts) yield source.words(text);
    }
  } finally {
    bar.stop();
  }
}
