import { throwIfAborted } from '../../base/progress.ts';
import { readLineBlocks, walkLines } from '../../io/line-blocks.ts';
import type { InputSource } from '../../io/node.ts';
import type { Utf8Walk } from '../../text/tokenizer.ts';
import type { Environment } from '../environment.ts';
import {
  type DocumentOptions,
  hasLinesAlone,
  lineOptions,
  openInputs,
  type ReadingWork,
  readSource,
} from '../options/document-options.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

/** How texts are read. */
export interface ReadOptions extends DocumentOptions {
  readonly quiet?: true;
}

/** Cuts a text into words: a text pipeline does, and one whose phrases are joined. */
export interface WordSource {
  words(text: string): string[];
  /** Cuts a text in UTF-8 into the same words, where it can. */
  readonly walkUtf8?: Utf8Walk;
}

/** What is done with words: each is given once, as a string or as bytes of a text in UTF-8. */
export interface WordVisitor {
  word(word: string): void;
  /** Bytes `start` to `end`, valid only during the call. */
  utf8(bytes: Uint8Array, start: number, end: number): void;
  /** After the last word of a document. */
  endDocument?(): void;
}

/**
 * Visits the words of all documents in order; stops after each batch of them, for what must wait. Texts whose
 * documents are their lines are cut where they stand in the file's bytes, if the source can do that: no string
 * is made of a word, which takes a fifth of the time and leaves nothing to collect.
 */
export async function* visitWords(
  inputs: readonly string[],
  phase: string,
  source: WordSource,
  visitor: WordVisitor,
  options: ReadOptions,
  environment: Environment,
): AsyncGenerator<void, void, undefined> {
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { phase, onProgress: bar.onProgress, signal: environment.signal };
  try {
    for (const input of await openInputs(inputs, environment, work)) {
      const { walkUtf8 } = source;
      yield* walkUtf8 !== undefined && hasLinesAlone(input, options)
        ? visitLines(input, walkUtf8, visitor, options, work)
        : visitDocuments(input, source, visitor, options, work);
    }
  } finally {
    bar.stop();
  }
}

async function* visitDocuments(
  input: InputSource,
  source: WordSource,
  visitor: WordVisitor,
  options: ReadOptions,
  { signal }: ReadingWork,
): AsyncGenerator<void, void, undefined> {
  for await (const { texts } of readSource(input, options)) {
    throwIfAborted(signal);
    for (const text of texts) {
      for (const word of source.words(text)) visitor.word(word);
      visitor.endDocument?.();
    }
    yield;
  }
}

async function* visitLines(
  input: InputSource,
  walk: Utf8Walk,
  visitor: WordVisitor,
  options: ReadOptions,
  { signal }: ReadingWork,
): AsyncGenerator<void, void, undefined> {
  const visit: WordVisitor['utf8'] = (bytes, start, end) => visitor.utf8(bytes, start, end);
  for await (const { bytes } of readLineBlocks(input.bytes, lineOptions(input.name, options))) {
    throwIfAborted(signal);
    walkLines(bytes, (start, end) => {
      if (start === end) return;
      walk(bytes, start, end, visit);
      visitor.endDocument?.();
    });
    yield;
  }
}
