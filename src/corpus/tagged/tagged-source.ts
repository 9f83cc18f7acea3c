import { UsageError } from '../../base/errors.ts';
import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import { option, sentence } from '../../base/sentence.ts';
import {
  type BytesInput,
  isAsyncIterable,
  isIterable,
  isRereadable,
  nameOf,
  toByteSource,
} from '../../io/bytes-input.ts';
import { LINE_OPTIONS, type LineOptions } from '../../io/line-blocks.ts';
import { readLines } from '../../io/lines.ts';
import type { Tokenizer } from '../../text/tokenizer.ts';
import { createWhitespaceTokenizer } from '../../text/units/whitespace-tokenizer.ts';
import { peekFirst } from '../peek-first.ts';
import { type ColumnLayout, readColumns, TOKEN } from './read-columns.ts';
import { readConllu } from './read-conllu.ts';
import { readKlpEntities } from './read-klp.ts';
import { readKlueEntities } from './read-klue.ts';
import { readPlainSentences } from './read-plain.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/** The formats of tagged files. */
export const TAGGED_FORMATS = ['conllu', 'columns', 'klue', 'klp', 'text'] as const;

/** How a tagged file is laid out. */
export type TaggedFormat = (typeof TAGGED_FORMATS)[number];

/** How tagged sentences are read. */
export interface TaggedLayout extends Omit<LineOptions, 'name'>, ColumnLayout {
  /**
   * Default: `columns` where columns are named; else by the name's extension: `.conllu`; `.conll`, `.tsv`, `.bio`,
   * `.iob`, `.iob2`, `.tags` for columns; plain text otherwise.
   */
  readonly format?: TaggedFormat;
  /** What cuts plain text into tokens; default at white space. */
  readonly tokenizer?: Tokenizer;
}

/** The kind and the range of each option of a layout. */
export const TAGGED_LAYOUT_OPTIONS: OptionTable<TaggedLayout, 'invalidUtf8' | 'maxLineBytes'> = {
  ...LINE_OPTIONS,
  format: { kind: 'choice', choices: TAGGED_FORMATS },
  columns: { kind: 'list', of: 'text' },
  tokenizer: { kind: 'object' },
};

/** Tagged sentences that can be read in order; one at a time is in memory. */
export interface TaggedSource {
  /** What errors and reports call it. */
  readonly name: string;
  /** Whether it can be read more than once. */
  readonly rereadable: boolean;
  /** Reads the sentences from the start. */
  sentences(): AsyncIterable<TaggedSentence>;
}

/** What can be read as tagged sentences: files, `Blob`s, bytes, texts, streams of them; or sentences. */
export type TaggedInput =
  | TaggedSource
  | BytesInput
  | Iterable<TaggedSentence>
  | AsyncIterable<TaggedSentence>;

/**
 * Makes a source of tagged sentences. Gzip is unpacked as it is read.
 * @param layout the format, where the input is bytes
 * @throws UsageError for what cannot be read, and for a layout whose columns have no `token` or one name twice
 */
export function createTaggedSource(input: TaggedInput, layout: TaggedLayout = {}): TaggedSource {
  checkOptions('createTaggedSource', TAGGED_LAYOUT_OPTIONS, layout);
  checkColumns(layout);
  if (isTaggedSource(input)) return input;
  const isPieces =
    isObject(input) && !(input instanceof ReadableStream || ArrayBuffer.isView(input));
  if (isPieces && (isIterable(input) || isAsyncIterable(input))) return readPieces(input, layout);
  return readFile(input as BytesInput, layout);
}

/** Returns the format that a file's name tells; plain text where the extension is unknown. */
export function taggedFormatByName(name: string): TaggedFormat {
  const [, ending = ''] = /\.([^./\\]+)(?:\.gz)?$/i.exec(name) ?? [];
  if (ending.toLowerCase() === 'conllu') return 'conllu';
  return /^(?:conll|tsv|bio|iob2?|tags)$/i.test(ending) ? 'columns' : 'text';
}

function readFile(input: BytesInput, layout: TaggedLayout): TaggedSource {
  const source = toByteSource(input);
  const { name, rereadable } = source;
  const {
    columns,
    format = columns === undefined ? taggedFormatByName(name) : 'columns',
    tokenizer = createWhitespaceTokenizer(),
  } = layout;
  return {
    name,
    rereadable,
    sentences: () => {
      const lines = readLines(source.open({ reuse: true }), { ...layout, name });
      switch (format) {
        case 'conllu':
          return readConllu(lines, name);
        case 'columns':
          return readColumns(lines, name, layout);
        case 'klue':
          return readKlueEntities(lines, name);
        case 'klp':
          return readKlpEntities(lines, name);
        case 'text':
          return readPlainSentences(lines, tokenizer);
      }
    },
  };
}

/** Reads an iterable of sentences, bytes or texts, whichever its first item is. */
function readPieces(
  pieces: AsyncIterable<unknown> | Iterable<unknown>,
  layout: TaggedLayout,
): TaggedSource {
  return {
    name: nameOf(pieces),
    rereadable: isRereadable(pieces),
    sentences: async function* () {
      const peeked = await peekFirst(pieces);
      if (peeked === undefined) return;
      const { first, all } = peeked;
      if (isTaggedSentence(first)) yield* all as AsyncIterable<TaggedSentence>;
      else yield* readFile(all as AsyncIterable<Uint8Array | string>, layout).sentences();
    },
  };
}

function checkColumns({ columns, format }: TaggedLayout): void {
  if (columns === undefined) return;
  if (format !== undefined && format !== 'columns') {
    throw new UsageError(
      sentence(
        'corpus/columns-of-others',
      )`${{ columns: option('columns') }} names the columns of the format "columns"; leave it out, or choose that format.`,
    );
  }
  if (!columns.includes(TOKEN)) {
    throw new UsageError(
      sentence(
        'corpus/no-token-column',
      )`None of the columns (${{ columns }}) is "token"; name the one that holds the tokens so.`,
    );
  }
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new UsageError(
      sentence(
        'corpus/column-twice',
      )`Two columns are called "${{ name: twice }}"; give each a name of its own.`,
    );
  }
}

function isTaggedSource(input: unknown): input is TaggedSource {
  return isObject(input) && typeof (input as Partial<TaggedSource>).sentences === 'function';
}

function isTaggedSentence(value: unknown): value is TaggedSentence {
  return isObject(value) && Array.isArray((value as Partial<TaggedSentence>).tokens);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
