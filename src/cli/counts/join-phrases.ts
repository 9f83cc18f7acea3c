import { UsageError } from '../../base/errors.ts';
import {
  learnPhrases,
  type PhraseOptions,
  type Phrases,
  phrasesFromState,
} from '../../counts/index.ts';
import { readModelFile } from '../../io/node.ts';
import type { Environment } from '../environment.ts';
import { namingInput } from '../name-input.ts';
import { readWords } from './count-words.ts';
import type { ReadOptions, WordSource } from './visit-words.ts';

/** Learns the phrases of files, with a progress bar for each reading. */
export function learnFilePhrases(
  inputs: readonly string[],
  source: WordSource,
  { phrases, ...reading }: ReadOptions & { readonly phrases: PhraseOptions },
  environment: Environment,
): Promise<Phrases> {
  return learnPhrases((phase) => readWords(inputs, phase, source, reading, environment), {
    ...phrases,
    signal: environment.signal,
  });
}

/** Reads phrases that `malmoi phrases -o` saved. */
export async function loadPhrases(path: string): Promise<Phrases> {
  const state = await readModelFile(path);
  return namingInput(path, () => phrasesFromState(state));
}

/**
 * The source's words with phrases joined, as `--phrases` says: a number of passes to learn them with, or the
 * file of a model; as they are without it.
 */
export async function joinPhrases(
  inputs: readonly string[],
  source: WordSource,
  { phrases: given, ...reading }: ReadOptions & { readonly phrases?: string },
  environment: Environment,
): Promise<WordSource> {
  if (given === undefined) return source;
  const isCount = /^\d+$/.test(given);
  const passes = Number(given);
  if (isCount && !(passes >= 1 && passes <= MOST_PASSES)) {
    throw new UsageError(
      `--phrases is ${given}; give 1 to ${MOST_PASSES} passes, or a model's file.`,
    );
  }
  const phrases = isCount
    ? await learnFilePhrases(inputs, source, { ...reading, phrases: { passes } }, environment)
    : await loadPhrases(given);
  return { words: (text) => phrases.join(source.words(text)) };
}

/** Phrases of up to 2¹⁰ words: more passes are a slip of the hand. */
const MOST_PASSES = 10;
