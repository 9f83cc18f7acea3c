import type { Command } from 'commander';
import { InputError, UsageError } from '../../base/errors.ts';
import type { Json } from '../../base/json.ts';
import { sentence } from '../../base/sentence.ts';
import { readText } from '../../io/lines.ts';
import { readModelFile } from '../../io/node.ts';
import { fileSource } from '../../io/node-source.ts';
import {
  createTextPipeline,
  type TextPipeline,
  type TokenizerChoice,
} from '../../text/pipeline.ts';
import { type UnitKind, unitKindNamed } from '../../text/units/unit-kinds.ts';
import { NORMALIZER_FLAGS } from '../flags/text-flags.ts';
import { type CuttingOptions, createCuttingFlags } from '../flags/tokenizer-flags.ts';
import { addTableOptions, createTableOptions, readTableOptions } from './from-table.ts';

/** How texts become tokens, as options give it; the same for every command that cuts texts. */
export interface TokenizerOptions extends CuttingOptions {
  readonly tokenizer: string;
}

/**
 * Adds the options of cutting texts to a command. The command's options then extend `TokenizerOptions`,
 * and its action calls `createPipeline(options)` for the pipeline that they ask for.
 */
export function addTokenizerOptions(command: Command, usual: UnitKind = 'words'): Command {
  const [tokenizer, pattern, ...others] = createTableOptions(createCuttingFlags(usual));
  command.addOption(tokenizer.default(usual)).addOption(pattern);
  addTableOptions(command, NORMALIZER_FLAGS);
  for (const option of others) command.addOption(option);
  return command;
}

/** The files that the options name. */
export function tokenizerFiles({
  tokenizer,
  stopWords,
}: Pick<TokenizerOptions, 'tokenizer' | 'stopWords'>): string[] {
  const files = isFile(tokenizer) ? [tokenizer] : [];
  return stopWords === undefined ? files : [...files, stopWords];
}

/** Whether the tokenizer is the file of a model, and not a kind. */
function isFile(tokenizer: string): boolean {
  return /[./\\]/.test(tokenizer);
}

/**
 * Makes the text pipeline that the options ask for.
 * @throws UsageError for a tokenizer that does not exist, InputError for a file that is no BPE model
 */
export async function createPipeline(options: TokenizerOptions): Promise<TextPipeline> {
  const { stem, stopWords } = options;
  return createTextPipeline({
    tokenizer: await describeTokenizer(options),
    normalize: {
      ...readTableOptions(NORMALIZER_FLAGS, options),
      ...(options.lowercase && { letterCase: 'lower' as const }),
    },
    ...(stem !== undefined && { stem }),
    ...(stopWords !== undefined && { stopWords: await readStopWords(stopWords) }),
  });
}

async function describeTokenizer({
  tokenizer,
  pattern,
}: TokenizerOptions): Promise<TokenizerChoice> {
  if (pattern !== undefined && tokenizer !== 'regexp') {
    throw new UsageError(
      sentence(
        'cli/pattern-without-regexp',
      )`--pattern goes with --tokenizer regexp, but the tokenizer is '${{ tokenizer }}'.`,
    );
  }
  if (tokenizer === 'bpe') {
    throw bpeIsLearned();
  }
  if (!isFile(tokenizer)) {
    return { kind: unitKindNamed(tokenizer), ...(pattern !== undefined && { pattern }) };
  }
  const { metadata } = await readModelFile(tokenizer);
  if (!isDescription(metadata.tokenizer)) {
    throw new InputError(
      sentence(
        'cli/no-tokenizer',
      )`this model holds no tokenizer; train one with \`malmoi train bpe\``,
      {
        input: tokenizer,
      },
    );
  }
  return metadata.tokenizer;
}

function isDescription(value: Json | undefined): value is TokenizerChoice {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** The error for a byte-pair encoding that is asked for without its file. */
export function bpeIsLearned(): UsageError {
  return new UsageError(
    sentence(
      'cli/tokenizer-bpe',
    )`a BPE tokenizer is learned: run \`malmoi train bpe corpus.txt -o bpe.malmoi\`, then give --tokenizer bpe.malmoi.`,
  );
}

async function readStopWords(path: string): Promise<string[]> {
  if (path === '-') {
    throw new UsageError(
      sentence(
        'cli/stop-words-from-input',
      )`--stop-words takes a file: standard input may hold the texts.`,
    );
  }
  const text = await readText(fileSource(path));
  return text.split('\n').filter((word) => word.length > 0);
}
