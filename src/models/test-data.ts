import type { LongWork } from '../base/progress.ts';
import type { CaptionedPicture } from '../captioner/index.ts';
import { pairLines, splitPairs } from '../corpus/parallel/read-pairs.ts';
import type { TextPair } from '../corpus/parallel/text-pair.ts';
import { tokenizeSentence } from '../corpus/tagged/read-plain.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { createTaggedSource, taggedFormatByName } from '../corpus/tagged/tagged-source.ts';
import { TextCorpus } from '../corpus/text-corpus.ts';
import { createTextSources, type TextInput } from '../corpus/text-input.ts';
import type { TextSource } from '../corpus/text-source.ts';
import type { EngineOptions } from '../engine/create-engine.ts';
import type { TableBatch, TableRow } from '../io/tables.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import type { TranslationTest } from '../translator/evaluate.ts';
import type { TestSetOptions } from '../vectors/test-vocabulary.ts';

/** Which columns of a table hold the texts and their labels; a name, or a number from 1. */
export interface TextColumns {
  readonly text?: string;
  readonly label?: string;
}

/** Labeled documents, and where they stand. */
export interface LabeledDocuments {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
  /** All labels of each document, where several were asked for; `labels` has the first of each. */
  readonly labelSets?: readonly (readonly string[])[];
  /** What errors call the input that they are from. */
  readonly input?: string;
  /** The line of each document in that input. */
  readonly lines?: ArrayLike<number>;
}

/** A whole text, such as a file of analogies. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * What a model is evaluated on. Each kind of model asks for what it needs: labeled documents, the lines of
 * texts, or whole texts; nothing is read before it is asked for.
 */
export interface TestData {
  /** Documents with their labels; with several of one only where that is asked for. */
  labeled(request?: { readonly severalLabels?: boolean }): AsyncIterable<LabeledDocuments>;
  /** Returns the lines of texts, or the documents of tables, blank ones too. */
  lines(): AsyncIterable<readonly string[]>;
  /** Returns each input as one text. */
  texts(): AsyncIterable<NamedText>;
  /**
   * Returns sentences with columns of labels.
   * @param tokenizer what cuts plain text into tokens
   */
  tagged(tokenizer: Tokenizer): AsyncIterable<TaggedSentence>;
  /** Returns pictures with captions; absent where the data is texts. */
  pictures?(): AsyncIterable<CaptionedPicture> | Iterable<CaptionedPicture>;
  /** Returns the rows of tables. */
  tables(): AsyncIterable<TableBatch>;
  /** Returns texts with their translations: of two inputs the lines side by side, of one what a tab parts. */
  pairs(): AsyncIterable<TextPair>;
}

/** Options of evaluations. */
export interface EvaluationOptions extends LongWork, TestSetOptions {
  /** Word vectors: the engine that answers analogies is made with these options; a language model has its own. */
  readonly engine?: EngineOptions;
  /** Translators: how translations are looked for and scored. */
  readonly translation?: TranslationTest;
}

/** Makes test data of arrays in memory: what `labels` are missing for is refused when it is asked for. */
export function testDataOf(
  texts: readonly string[],
  labels: readonly string[] = [],
  name = 'the test data',
): TestData {
  return {
    async *labeled() {
      yield { texts, labels, input: name };
    },
    async *lines() {
      yield texts;
    },
    async *texts() {
      for (const text of texts) yield { name, text };
    },
    async *tagged(tokenizer) {
      for (const text of texts) yield tokenizeSentence(text, tokenizer);
    },
    async *pairs() {
      yield* pairLines({ name, lines: [texts] }, { name: LABELS, lines: [labels] });
    },
    async *tables() {
      const hasLabels = labels.length > 0;
      const rows = texts.map((text, i) => (hasLabels ? { text, label: labels[i] } : { text }));
      yield* testDataOfRows(rows, name).tables();
    },
  };
}

/** Makes test data of the rows of a table in memory; as texts, each is its JSON. */
export function testDataOfRows(rows: readonly TableRow[], name = 'the test data'): TestData {
  const texts = rows.map((row) => JSON.stringify(row));
  return {
    ...testDataOf(texts, [], name),
    async *tables() {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const lines = rows.map((_, i) => i + 1);
      yield { columns, rows, input: name, lines, sameColumns: false };
    },
  };
}

/** What errors call the labels of test data in memory, or the translations. */
const LABELS = 'the labels';

/** The label column that is read where neither the layout nor the options name one. */
const LABEL = 'label';

/** How a text is read as test data. */
export interface TestTextOptions extends LongWork {
  /** The column of the labels, where the layout of the text names none; default `label`. */
  readonly label?: string;
}

/**
 * Makes test data of a text: a file (`textFile` of `malmoi/node`, or a browser's `File`), a string, or documents in an
 * array or an iterable. The text is read when the model that is evaluated asks for it: as labeled documents by a
 * classifier, as lines by a language model, as one text a file by word vectors.
 */
export function testDataFromText(
  text: TextInput,
  { label = LABEL, ...work }: TestTextOptions = {},
): TestData {
  const sources = createTextSources(text);
  const corpus = new TextCorpus(sources, work);
  return {
    labeled: (request) => corpus.documents('evaluating', { label, ...request }),
    async *lines() {
      for await (const { texts } of corpus.documents('reading', { keepBlankLines: true })) {
        yield texts;
      }
    },
    async *texts() {
      for (const source of sources) {
        yield { name: source.name, text: await readWhole(source, work) };
      }
    },
    async *tagged(tokenizer) {
      for (const source of sources) {
        const bytes = new Blob([await readWhole(source, work)]);
        const format = taggedFormatByName(source.name);
        yield* createTaggedSource(bytes, { format, tokenizer }).sentences();
      }
    },
    async *tables() {
      for (const source of sources) yield* readTableOf(source);
    },
    async *pairs() {
      const [first, second] = await Promise.all(
        sources.slice(0, 2).map(async (source) => {
          const lines = (await readWhole(source, work)).split('\n');
          // What comes after the last line's end is no line.
          return {
            name: source.name,
            lines: [lines.slice(0, lines.at(-1) === '' ? -1 : undefined)],
          };
        }),
      );
      yield* second === undefined ? splitPairs(first) : pairLines(first, second);
    },
  };
}

/** Reads the source as a table; documents that do not come from a file are its column "text". */
async function* readTableOf(source: TextSource): AsyncGenerator<TableBatch, void, undefined> {
  if (source.table !== undefined) {
    yield* source.table();
    return;
  }
  for await (const { texts, lines } of source.documents()) {
    const rows = texts.map((text) => ({ text }));
    yield { columns: ['text'], rows, input: source.name, lines, sameColumns: true };
  }
}

/** Reads the source as one text: its bytes decoded, or its documents as lines. */
async function readWhole(source: TextSource, work: LongWork): Promise<string> {
  if (source.wholeText !== undefined) return source.wholeText();
  let text = '';
  const documents = new TextCorpus([source], work).documents('reading', { keepBlankLines: true });
  for await (const { texts } of documents) {
    for (const line of texts) text += `${line}\n`;
  }
  return text;
}
