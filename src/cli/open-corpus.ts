import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { TextCorpus, type WordAnalyzer } from '../corpus/text-corpus.ts';
import { createByteText, type TextLayout, type TextSource } from '../corpus/text-source.ts';
import type { ByteSource } from '../io/byte-source.ts';
import { formatByName } from '../io/documents.ts';
import { inputSource } from '../io/node-source.ts';
import type { TableFormat } from '../io/rows.ts';
import { isAddress, querySource } from '../store/query-source.ts';
import type { Environment } from './environment.ts';
import { type DocumentOptions, layoutOf } from './options/document-options.ts';
import { connectionOf } from './store/connection.ts';
import { createProgressBar, type ProgressBar } from './terminal/progress-bar.ts';

/** A text of a command's inputs, and the bars that show how far its readings are. */
export interface OpenedCorpus {
  readonly corpus: TextCorpus;
  readonly bars: ProgressBar;
}

/** How a command's inputs are read. */
export interface CorpusReading extends Partial<DocumentOptions> {
  /** Cuts the texts into words; default: at white space. */
  readonly analyzer?: WordAnalyzer;
  /** Shows no bar. */
  readonly quiet?: boolean;
}

/**
 * Opens a command's inputs as one text; `-` is standard input. Ctrl-C stops the reading.
 * @throws InputError when an input is not there, or is a folder
 */
export function openCorpus(
  inputs: readonly string[],
  reading: CorpusReading,
  environment: Environment,
): OpenedCorpus {
  const { analyzer, quiet = false, ...options } = reading;
  const sources = openSources(inputs, options, environment);
  const { signal } = environment;
  const bars = createPhaseBars(environment, quiet);
  const corpus = new TextCorpus(sources, {
    ...{ signal, onProgress: bars.onProgress },
    ...(analyzer !== undefined && { analyzer }),
  });
  return { corpus, bars };
}

/**
 * Opens a command's inputs as sources of text; `-` is standard input.
 * @throws InputError when an input is not there, or is a folder
 */
export function openSources(
  inputs: readonly string[],
  options: Partial<DocumentOptions>,
  environment: Environment,
): TextSource[] {
  return inputs.map((input) => {
    const { source, layout } = openInput(input, options, environment);
    return createByteText(source, layout);
  });
}

/** How the rows of a query lie in their bytes. */
const ROWS_OF_QUERY = { format: 'csv', delimiter: ',', header: true, encoding: 'utf-8' } as const;

/** An input's bytes, and how documents lie in them. */
export interface OpenedInput {
  readonly source: ByteSource;
  readonly layout: TextLayout;
}

/**
 * Opens an input of a command: a file, `-` for standard input, or a query to the database at an address.
 * @throws InputError when an input is not there, or is a folder
 * @throws UsageError for an address without a query
 */
export function openInput(
  input: string,
  options: Partial<DocumentOptions>,
  environment: Environment,
): OpenedInput {
  const layout = layoutOf(options);
  if (!isAddress(input)) return { source: inputSource(input, environment.stdin), layout };
  const { query } = options;
  if (query === undefined) {
    throw new UsageError(
      sentence(
        'cli/address-without-query',
      )`--query says which rows of ${{ input }} are read, such as --query "select text, label from reviews".`,
    );
  }
  const source = querySource(input, query, connectionOf(environment));
  return { source, layout: { ...layout, ...ROWS_OF_QUERY } };
}

/** Returns the format of an input of a command: that of the rows of a query, or a file's. */
export function formatOf(input: string, { format }: Partial<DocumentOptions>): TableFormat {
  return isAddress(input) ? ROWS_OF_QUERY.format : (format ?? formatByName(input));
}

/** A bar for each phase, one after the other. */
export function createPhaseBars(environment: Environment, quiet: boolean): ProgressBar {
  let bar: ProgressBar | undefined;
  let shown: string | undefined;
  return {
    onProgress: (progress) => {
      if (bar === undefined || progress.phase !== shown) {
        bar?.stop();
        bar = createProgressBar(environment, quiet);
        shown = progress.phase;
      }
      bar.onProgress(progress);
    },
    stop: () => {
      bar?.stop();
      bar = undefined;
    },
  };
}
