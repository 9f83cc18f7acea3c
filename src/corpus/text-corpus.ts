import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { growInt32 } from '../base/growing-arrays.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../base/progress.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import type { DocumentBatch } from '../io/documents.ts';
import { walkLines } from '../io/line-blocks.ts';
import type { Scratch } from '../io/scratch.ts';
import type { Utf8Walk } from '../text/tokenizer.ts';
import { createWhitespaceTokenizer } from '../text/units/whitespace-tokenizer.ts';
import type { Vocabulary } from '../text/vocabulary/vocabulary.ts';
import type { WordCounter } from '../text/vocabulary/word-counter.ts';
import { type EncodedText, SENTENCE_END, TextEncoding } from './encoded-text.ts';
import type { DocumentRequest, TextSource } from './text-source.ts';

/** Cuts a text into words, as a text pipeline does. */
export interface WordAnalyzer {
  words(text: string): string[];
  /** Cuts a text in UTF-8 into the same words; absent where the text must be decoded. */
  readonly walkUtf8?: Utf8Walk;
}

/** Visits words, each as a string or as bytes of a text in UTF-8. */
export interface WordVisitor {
  word(word: string): void;
  /** Bytes `start` to `end`, valid only during the call. */
  utf8(bytes: Uint8Array, start: number, end: number): void;
  /** Called after the last word of a document. */
  endDocument?(): void;
}

/** A batch of documents, and the name of its source. */
export interface NamedBatch extends DocumentBatch {
  readonly input: string;
}

/** How a corpus is read: how it is cut into words, reported and interrupted. */
export interface TextCorpusOptions extends LongWork {
  /** Cuts documents into words; by default at white space. */
  readonly analyzer?: WordAnalyzer;
}

/** What each option takes. */
const TEXT_CORPUS_OPTIONS: OptionTable<TextCorpusOptions> = {
  ...LONG_WORK_OPTIONS,
  analyzer: { kind: 'object' },
};

/** UTF-16 units of text between two opportunities for a break: a few milliseconds' work for a stemmer. */
const UNITS_AT_ONCE = 2 ** 12;

/** Bytes of UTF-8 between two: as long for the slowest tokenizer of bytes. */
const BYTES_AT_ONCE = 2 ** 14;

const LINE_FEED = 10;

/**
 * Reads a text from one or more sources as documents, as words, or as the words' numbers, several times where the
 * sources allow it. Reading reports its progress in bytes, and stops with an `InterruptedError` once its signal is
 * aborted.
 */
export class TextCorpus {
  readonly analyzer: WordAnalyzer;
  readonly #sources: readonly TextSource[];
  readonly #work: LongWork;

  constructor(sources: readonly TextSource[], options: TextCorpusOptions = {}) {
    checkOptions('TextCorpus', TEXT_CORPUS_OPTIONS, options);
    const { analyzer = createWhitespaceTokenizer() } = options;
    this.#sources = sources;
    this.#work = options;
    this.analyzer = analyzer;
  }

  /** The names of its sources, for errors. */
  get name(): string {
    return this.#sources.map(({ name }) => name).join(', ');
  }

  /** The signal that stops work on the text, and the breaks of that work. */
  get interruptions(): InterruptibleWork {
    const { signal, breaks } = this.#work;
    return { ...(signal !== undefined && { signal }), ...(breaks !== undefined && { breaks }) };
  }

  /** Returns the same text, cut into words by another analyzer. */
  withAnalyzer(analyzer: WordAnalyzer): TextCorpus {
    return new TextCorpus(this.#sources, { ...this.#work, analyzer });
  }

  /**
   * Checks before work that reads the text twice that it can be read again.
   * @throws InputError when it can be read only once
   */
  requireRereading(): void {
    const once = this.#sources.find(({ rereadable }) => !rereadable);
    if (once === undefined) return;
    throw new InputError(
      sentence('corpus/read-twice')`the text is read twice; save it in a file first`,
      { input: once.name },
    );
  }

  /**
   * Reads the documents in batches.
   * @param phase the name of this reading in reports
   */
  async *documents(
    phase: string,
    request: DocumentRequest = {},
  ): AsyncGenerator<NamedBatch, void, undefined> {
    const { signal, breaks } = this.#work;
    const counted = { ...request, onBytes: this.#countBytes(phase) };
    const takeBreak = createEventBreaks(breaks);
    for (const source of this.#sources) {
      for await (const batch of source.documents(counted)) {
        await takeBreak();
        throwIfAborted(signal);
        yield { ...batch, input: source.name };
      }
    }
  }

  /**
   * Reads the words of each document.
   * @param phase the name of this reading in reports
   */
  async *words(
    phase: string,
    request: DocumentRequest = {},
  ): AsyncGenerator<string[], void, undefined> {
    const { signal, breaks } = this.#work;
    const takeBreak = createEventBreaks(breaks);
    let units = 0;
    for await (const { texts } of this.documents(phase, request)) {
      for (const text of texts) {
        units += text.length;
        if (units > UNITS_AT_ONCE) {
          await takeBreak(units);
          throwIfAborted(signal);
          units = 0;
        }
        yield this.analyzer.words(text);
      }
    }
  }

  /**
   * Adds the words to a counter.
   * @returns the number of words
   */
  async countWords(counter: WordCounter, phase = 'counting words'): Promise<number> {
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
    for await (const _ of this.visitWords(phase, visitor));
    return words;
  }

  /**
   * Reads the documents as the numbers of their words, in batches of documents, each ended by `SENTENCE_END`. Words
   * outside the vocabulary are left out. A batch is valid until the next is requested.
   */
  async *ids(
    vocabulary: Vocabulary,
    phase = 'encoding',
  ): AsyncGenerator<Int32Array, void, undefined> {
    let ids: Int32Array = new Int32Array(2 ** 16);
    let length = 0;
    const put = (id: number): void => {
      ids = growInt32(ids, length + 1);
      ids[length++] = id;
    };
    const putWord = (id: number): void => {
      if (id >= 0) put(id);
    };
    const visitor = {
      word: (word: string) => putWord(vocabulary.idOf(word)),
      utf8: (bytes: Uint8Array, start: number, end: number) =>
        putWord(vocabulary.idOfUtf8(bytes, start, end)),
      endDocument: () => put(SENTENCE_END),
    };
    for await (const _ of this.visitWords(phase, visitor)) {
      yield ids.subarray(0, length);
      length = 0;
    }
  }

  /**
   * Encodes the text as the numbers of its words.
   * @param scratch stores the numbers, four bytes each
   */
  async encode(vocabulary: Vocabulary, scratch: Scratch): Promise<EncodedText> {
    const encoding = await TextEncoding.create(scratch);
    for await (const ids of this.ids(vocabulary)) await encoding.addEncoded(ids);
    return encoding.finish();
  }

  /**
   * Visits the words of all documents in order, and yields at intervals so that callers can wait. Texts whose documents
   * are their lines are cut in their bytes if the analyzer can do that: no word becomes a string, which takes a fifth of
   * the time and leaves no garbage.
   */
  async *visitWords(phase: string, visitor: WordVisitor): AsyncGenerator<void, void, undefined> {
    const onBytes = this.#countBytes(phase);
    const { signal, breaks } = this.#work;
    const takeBreak = createEventBreaks(breaks);
    for (const source of this.#sources) {
      const walk = source.lineBlocks && this.analyzer.walkUtf8;
      const visits =
        source.lineBlocks && walk
          ? visitLines(source.lineBlocks({ onBytes }), walk, visitor)
          : visitDocuments(source.documents({ onBytes }), this.analyzer, visitor);
      for await (const stretch of visits) {
        await takeBreak(stretch);
        throwIfAborted(signal);
        yield;
      }
    }
  }

  /** Makes a function that reports the bytes of one reading, with the total where all sources know their size. */
  #countBytes(phase: string): (count: number) => void {
    const { onProgress } = this.#work;
    if (onProgress === undefined) return () => {};
    const total = this.#sources.reduce((sum, { size = Number.NaN }) => sum + size, 0);
    let done = 0;
    return (count) => {
      done += count;
      onProgress({ phase, done, ...(total >= done && { total }), unit: 'bytes' });
    };
  }
}

async function* visitDocuments(
  batches: AsyncIterable<DocumentBatch>,
  analyzer: WordAnalyzer,
  visitor: WordVisitor,
): AsyncGenerator<number, void, undefined> {
  for await (const { texts } of batches) {
    let units = 0;
    for (const text of texts) {
      for (const word of analyzer.words(text)) visitor.word(word);
      visitor.endDocument?.();
      units += text.length;
      if (units <= UNITS_AT_ONCE) continue;
      yield units;
      units = 0;
    }
    yield units;
  }
}

async function* visitLines(
  blocks: AsyncIterable<{ readonly bytes: Uint8Array }>,
  walk: Utf8Walk,
  visitor: WordVisitor,
): AsyncGenerator<number, void, undefined> {
  const visit: WordVisitor['utf8'] = (bytes, start, end) => visitor.utf8(bytes, start, end);
  for await (const { bytes } of blocks) {
    for (let start = 0; start < bytes.length; ) {
      const feed = bytes.indexOf(LINE_FEED, start + BYTES_AT_ONCE);
      const some = bytes.subarray(start, feed < 0 ? bytes.length : feed + 1);
      walkLines(some, (from, to) => {
        if (from === to) return;
        walk(some, from, to, visit);
        visitor.endDocument?.();
      });
      yield some.length;
      start += some.length;
    }
  }
}
