import { extname } from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { StoreServer } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import type { StoreOptions } from '../options/store-options.ts';
import type { TokenizerOptions } from '../options/tokenizer-options.ts';

/** The options of `malmoi vocab`. */
export interface VocabOptions extends DocumentOptions, TokenizerOptions, StoreOptions {
  readonly special?: true;
  readonly limit?: number;
  readonly ngrams?: readonly [number, number];
  readonly minDf?: number;
  readonly maxDf?: number;
  readonly memory?: number;
  readonly temporary?: string;
  readonly output?: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** How `malmoi vocab` counts, with a store and without one. */
export interface VocabularyCounting {
  /** Counts texts, and shows the numbers. */
  count(inputs: readonly string[], options: VocabOptions, environment: Environment): Promise<void>;
  /** Counts a part of texts into a store. */
  countPart(
    server: StoreServer,
    inputs: readonly string[],
    options: VocabOptions,
    environment: Environment,
  ): Promise<void>;
  /** Shows the numbers of a store. */
  read(server: StoreServer, options: VocabOptions, environment: Environment): Promise<void>;
}

/**
 * Checks that the options of n-grams and those of words do not stand beside each other.
 * @throws UsageError where they do
 */
export function requireNgrams(options: VocabOptions): void {
  const { ngrams, minDf, maxDf, memory, temporary, special, limit, output = '' } = options;
  const given = (flags: Readonly<Record<string, unknown>>): string[] =>
    Object.keys(flags).filter((flag) => flags[flag] !== undefined);
  if (ngrams === undefined) {
    const stray = given({
      ...{ '--min-df': minDf, '--max-df': maxDf, '--memory': memory },
      '--temporary': temporary,
    });
    if (stray.length === 0) return;
    throw new UsageError(
      sentence(
        'cli/needs-ngrams',
      )`--ngrams belongs with ${{ options: stray }}; --ngrams 1 counts words, and the documents that each is in.`,
    );
  }
  if (given({ special, limit }).length === 0 && extname(output) !== '.malmoi') return;
  throw new UsageError(
    sentence(
      'cli/ngrams-are-text',
    )`--ngrams forgets nothing and is written as text: leave out ${{ options: ['--special', '--limit'] }}, and write a file that does not end in .malmoi.`,
  );
}
