import { InputError } from '../../base/errors.ts';
import { buildVocabulary } from '../../text/vocabulary/build-vocabulary.ts';
import type { Vocabulary } from '../../text/vocabulary/vocabulary.ts';
import { WordCounter } from '../../text/vocabulary/word-counter.ts';
import type { Environment } from '../environment.ts';
import { type DocumentOptions, readInputs } from '../options/document-options.ts';
import type { TokenizerOptions } from '../options/tokenizer-options.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

/** How texts are read. */
export interface ReadOptions extends DocumentOptions {
  readonly quiet?: true;
}

/** Which words of which texts are counted. */
export interface WordOptions extends ReadOptions, TokenizerOptions {
  readonly minCount: number;
  readonly maxVocabulary?: number;
}

/** Cuts a text into words: a text pipeline does, and one whose phrases are joined. */
export interface WordSource {
  words(text: string): string[];
}

/**
 * Refuses standard input where the text is read twice.
 * @throws InputError
 */
export function refuseStandardInput(inputs: readonly string[]): void {
  if (!inputs.includes('-')) return;
  throw new InputError('the text is read twice; save it in a file first', {
    input: 'standard input',
  });
}

/**
 * Counts the words of files.
 * @throws InputError when no word is left
 */
export async function countWords(
  inputs: readonly string[],
  pipeline: WordSource,
  options: WordOptions,
  environment: Environment,
): Promise<Vocabulary> {
  const counter = new WordCounter();
  for await (const words of readWords(inputs, 'counting words', pipeline, options, environment)) {
    for (const word of words) counter.add(word);
  }
  const { minCount, maxVocabulary } = options;
  const vocabulary = buildVocabulary(counter.counts, {
    minCount,
    ...(maxVocabulary !== undefined && { maxSize: maxVocabulary }),
  });
  if (vocabulary.size === 0) {
    throw new InputError(`no word comes ${minCount} times; lower --min-count`, {
      input: inputs.join(', '),
    });
  }
  return vocabulary;
}

/** The words of each document. */
export async function* readWords(
  inputs: readonly string[],
  phase: string,
  pipeline: WordSource,
  options: ReadOptions,
  environment: Environment,
): AsyncGenerator<string[]> {
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { phase, onProgress: bar.onProgress, signal: environment.signal };
  try {
    for await (const { texts } of readInputs(inputs, options, environment, work)) {
      for (const text of texts) yield pipeline.words(text);
    }
  } finally {
    bar.stop();
  }
}
