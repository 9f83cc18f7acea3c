import type { TextCorpus, WordVisitor } from './text-corpus.ts';

/** Counts terms of documents, which are made of their words: the words themselves, or n-grams. */
export interface TermCounter {
  /** How many different terms are held. */
  readonly size: number;
  add(word: string): void;
  addUtf8(bytes: Uint8Array, start: number, end: number): void;
  endDocument(): void;
}

/** How terms are counted. */
export interface TermCounting<Counts extends TermCounter> {
  /** The name of the reading in reports. */
  readonly phase: string;
  /** Makes an empty counter. */
  readonly create: () => Counts;
  /** Different terms that a counter may hold when a document ends; then the next counter goes on. */
  readonly limit: number;
  /** Takes what a full counter has. */
  readonly onFull: (counts: Counts) => Promise<void>;
}

/** What is left when a text has been counted. */
export interface CountedTerms<Counts extends TermCounter> {
  /** The last counter, which is not full. */
  readonly last: Counts;
  /** How many documents the text has. */
  readonly documents: number;
}

/** Counts the terms of a text in bounded memory. */
export async function countTerms<Counts extends TermCounter>(
  corpus: TextCorpus,
  { phase, create, limit, onFull }: TermCounting<Counts>,
): Promise<CountedTerms<Counts>> {
  let counts = create();
  let documents = 0;
  // Filled where the reader's piece goes on behind the document at which the counts were full.
  let full: Counts[] = [];
  const visitor: WordVisitor = {
    word: (word) => counts.add(word),
    utf8: (bytes, start, end) => counts.addUtf8(bytes, start, end),
    endDocument() {
      counts.endDocument();
      documents++;
      if (counts.size < limit) return;
      full.push(counts);
      counts = create();
    },
  };
  for await (const _ of corpus.visitWords(phase, visitor)) {
    if (full.length === 0) continue;
    for (const some of full) await onFull(some);
    full = [];
  }
  for (const some of full) await onFull(some);
  return { last: counts, documents };
}
