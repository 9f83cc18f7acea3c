import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { JsonObject } from '../base/json.ts';
import type { LongWork } from '../base/progress.ts';
import { TextCorpus } from '../corpus/text-corpus.ts';
import { createByteText, type TextLayout } from '../corpus/text-source.ts';
import { fileSource } from '../io/node-source.ts';
import { createTextPipeline, type TextPipeline } from '../text/pipeline.ts';
import { beginCount, type CountKind } from './count.ts';
import { readWholeParts } from './ledger.ts';
import { PartWriter } from './part-writer.ts';
import { cutPart, type Part, type PartInput, parsePart } from './parts.ts';
import type { StoreServer } from './server.ts';

/** A text of which a part is counted: the path of a file, or where its bytes are. */
export type PartText = string | PartInput;

/** Which part of texts is counted, under which name, and how the texts are read. */
export interface PartOptions extends LongWork {
  /** What the count is called. A name has one set of texts, parts and settings; another set is refused. */
  readonly name: string;
  /** The part, such as `3/16`; default `1/1`, the whole of the texts. */
  readonly part?: Part | string;
  /** Cuts the texts into words; by default as `createTextPipeline()` does. */
  readonly analyzer?: TextPipeline;
  /** How documents lie in the files that paths name; by default as their names tell. */
  readonly layout?: TextLayout;
  /** The query that the texts come from, if they do: it tells counts apart, as the names of files do. */
  readonly query?: string;
}

/** What a part came to. */
export interface CountedPart {
  readonly name: string;
  readonly kind: CountKind;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  readonly documents: number;
  /** The sum of what was counted: of a vocabulary its tokens. */
  readonly total: number;
  /** Rows that the store has of the part. */
  readonly rows: number;
  /** Whether the store had the part already, so that nothing was counted. */
  readonly wasThere: boolean;
}

/** What is counted of texts, and how. */
export interface PartCounting {
  readonly kind: CountKind;
  /** What the numbers depend on beside the analyzer and the layout of the texts. */
  readonly settings?: JsonObject;
  /** Counts the text and writes its rows; returns the number of documents. */
  readonly count: (corpus: TextCorpus, writer: PartWriter) => Promise<number>;
}

/**
 * Counts a part of texts, unless the store has it whole.
 * @throws UsageError where the name has a count of other texts, parts or settings
 * @throws InputError for a file that cannot be read, or a server that does not answer
 */
export async function countPart(
  server: StoreServer,
  texts: readonly PartText[],
  options: PartOptions,
  { kind, settings = {}, count: countTexts }: PartCounting,
): Promise<CountedPart> {
  const { name, layout = {}, query, onProgress, signal, breaks } = options;
  const part = partOf(options);
  const analyzer = analyzerOf(options);
  const inputs = texts.map((text) => (typeof text === 'string' ? openFile(text, layout) : text));
  const count = await beginCount(server, {
    ...{ name, kind, parts: part.of },
    inputs: inputs.map(({ source, bytes }) => ({ name: basename(source.name), bytes })),
    settings: {
      ...{ ...settings, analyzer: analyzer.description, layout: { ...layout } },
      ...(query !== undefined && { query }),
    },
  });
  let [whole] = await readWholeParts(server, count, part.number);
  const wasThere = whole !== undefined;
  if (whole === undefined) {
    const cut = await cutPart(inputs, part);
    const sources = cut.map(({ source, layout: own }) => createByteText(source, own));
    const corpus = new TextCorpus(sources, {
      analyzer,
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
      ...(breaks && { breaks }),
    });
    const writer = new PartWriter(server, count, part.number);
    whole = await writer.finish(await countTexts(corpus, writer));
  }
  const { rows, total, documents } = whole;
  return { name, kind, part: part.number, parts: part.of, documents, total, rows, wasThere };
}

/** What cuts the texts of a part into words. */
export function analyzerOf({ analyzer = createTextPipeline() }: PartOptions): TextPipeline {
  return analyzer;
}

function partOf({ part = { number: 1, of: 1 } }: PartOptions): Part {
  return typeof part === 'string' ? parsePart(part) : part;
}

function openFile(path: string, layout: TextLayout): PartInput {
  const source = fileSource(path);
  return { source, layout, bytes: statSync(path).size };
}
