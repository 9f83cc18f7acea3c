import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import { sentence } from '../../base/sentence.ts';
import type { TextCorpus } from '../../corpus/text-corpus.ts';
import { createByteText } from '../../corpus/text-source.ts';
import { PART_COUNTED, type PartCounted } from '../../models/json/store.ts';
import { toJsonLine } from '../../models/json/version.ts';
import {
  beginCount,
  type CountKind,
  cutPart,
  isAddress,
  PartWriter,
  readWholeParts,
  type StoreServer,
} from '../../store/index.ts';
import type { TextPipeline } from '../../text/pipeline.ts';
import type { Environment } from '../environment.ts';
import { createCorpus, openInput } from '../open-corpus.ts';
import { type DocumentOptions, layoutOf } from '../options/document-options.ts';
import { RUN, type StoreOptions } from '../options/store-options.ts';
import { wordingOf } from '../terminal/wording.ts';

/** What a part came to, as JSON says it. */
type CountedPart = Omit<PartCounted, 'version'>;

/** What a command counts of its texts, and how. */
export interface PartCounting {
  readonly kind: CountKind;
  readonly inputs: readonly string[];
  readonly options: DocumentOptions &
    StoreOptions & { readonly output?: string; readonly quiet?: true; readonly json?: true };
  readonly analyzer: TextPipeline;
  /** What the numbers depend on beside the analyzer and the layout of the texts. */
  readonly settings?: JsonObject;
  /** Counts the text and writes its rows; returns the number of documents. */
  readonly count: (corpus: TextCorpus, writer: PartWriter) => Promise<number>;
}

/**
 * Counts the part of a command's texts that its options name, unless the store has it whole, and says what it came to.
 * @throws UsageError for an output file, or a part of standard input
 */
export async function countPart(
  server: StoreServer,
  counting: PartCounting,
  environment: Environment,
): Promise<void> {
  tellPart(await addPart(server, counting, environment), counting.options, environment);
}

/** Counts a part as `countPart` does, and returns what it came to. */
export async function addPart(
  server: StoreServer,
  { kind, inputs, options, analyzer, settings = {}, count: countTexts }: PartCounting,
  environment: Environment,
): Promise<CountedPart> {
  const { part = { number: 1, of: 1 }, run = RUN, quiet = false } = options;
  if (options.output !== undefined) {
    throw new UsageError(
      sentence(
        'cli/texts-and-output',
      )`With --store, texts are counted first; a second command without texts writes ${{ output: options.output }}.`,
    );
  }
  if (part.of > 1 && inputs.includes('-')) {
    throw new UsageError(
      sentence('cli/part-of-input')`Standard input has no parts; save it in a file first.`,
    );
  }
  const opened = inputs.map((input) => ({
    ...openInput(input, options, environment),
    // A path that cannot be read is named by whoever opens it.
    bytes: input === '-' || isAddress(input) ? 0 : statSync(input).size,
  }));
  const count = await beginCount(server, {
    ...{ name: run, kind, parts: part.of },
    inputs: opened.map(({ source: { name }, bytes }) => ({ name: basename(name), bytes })),
    settings: {
      ...{ ...settings, analyzer: analyzer.description, layout: { ...layoutOf(options) } },
      ...(options.query !== undefined && { query: options.query }),
    },
  });
  let [whole] = await readWholeParts(server, count, part.number);
  const wasThere = whole !== undefined;
  if (whole === undefined) {
    const cut = await cutPart(opened, part);
    const sources = cut.map(({ source, layout }) => createByteText(source, layout));
    const { corpus, bars } = createCorpus(sources, { analyzer, quiet }, environment);
    const writer = new PartWriter(server, count, part.number);
    const documents = await countTexts(corpus, writer).finally(bars.stop);
    whole = await writer.finish(documents);
  }
  const { rows, total, documents } = whole;
  const counted = { run, kind, part: part.number, parts: part.of };
  return { ...counted, documents, total, rows, wasThere };
}

/** Says what a part came to. */
export function tellPart(
  summary: CountedPart,
  { quiet, json }: PartCounting['options'],
  environment: Environment,
): void {
  if (quiet) return;
  const { run, part, parts, documents, rows, wasThere } = summary;
  environment.stdout.write(
    json
      ? toJsonLine(PART_COUNTED, summary)
      : `${wordingOf(environment).text(
          wasThere
            ? sentence(
                'cli/part-was-there',
              )`${{ run }}: the store has part ${{ part }} of ${{ parts }} already: ${{ documents }} documents, ${{ rows }} rows`
            : sentence(
                'cli/part-counted',
              )`${{ run }}: part ${{ part }} of ${{ parts }}: ${{ documents }} documents, ${{ rows }} rows`,
        )}\n`,
  );
}
