import { statSync } from 'node:fs';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { PART_COUNTED } from '../../models/json/store.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { CountedPart, PartInput, PartOptions } from '../../store/index.ts';
import { isAddress } from '../../store/query-source.ts';
import type { TextPipeline } from '../../text/pipeline.ts';
import type { Environment } from '../environment.ts';
import { createPhaseBars, openInput } from '../open-corpus.ts';
import { type DocumentOptions, layoutOf } from '../options/document-options.ts';
import { RUN, type StoreOptions } from '../options/store-options.ts';
import { wordingOf } from '../terminal/wording.ts';

/** What a command counts into a store. */
export interface StoreCounting {
  readonly inputs: readonly string[];
  readonly options: DocumentOptions &
    StoreOptions & { readonly output?: string; readonly quiet?: true; readonly json?: true };
  readonly analyzer: TextPipeline;
}

/**
 * Counts the part of a command's texts that its options name, unless the store has it whole, and says what it came to.
 * @param count a function of the store, with its server and what is counted
 * @throws UsageError for an output file, or a part of standard input
 */
export async function countPart(
  { inputs, options, analyzer }: StoreCounting,
  environment: Environment,
  count: (texts: readonly PartInput[], part: PartOptions) => Promise<CountedPart>,
): Promise<void> {
  const { part = { number: 1, of: 1 }, run = RUN, quiet = false, query, output } = options;
  if (output !== undefined) {
    throw new UsageError(
      sentence(
        'cli/texts-and-output',
      )`With --store, texts are counted first; a second command without texts writes ${{ output }}.`,
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
  const bars = createPhaseBars(environment, quiet);
  const { signal } = environment;
  const counted = await count(opened, {
    ...{ name: run, part, analyzer, layout: layoutOf(options), signal },
    onProgress: bars.onProgress,
    ...(query !== undefined && { query }),
  }).finally(bars.stop);
  if (!quiet) tellPart(counted, options, environment);
}

/** Says what a part came to. */
function tellPart(
  { name: run, ...counted }: CountedPart,
  { json }: StoreCounting['options'],
  environment: Environment,
): void {
  const { part, parts, documents, rows, wasThere } = counted;
  environment.stdout.write(
    json
      ? toJsonLine(PART_COUNTED, { run, ...counted })
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
