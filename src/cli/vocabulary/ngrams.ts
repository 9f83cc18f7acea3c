import { sentence } from '../../base/sentence.ts';
import { countNgrams } from '../../corpus/count-ngrams.ts';
import type { Analyzer } from '../../counts/analyzer.ts';
import type { CountedNgrams } from '../../counts/counted-ngrams.ts';
import type { NgramCountOptions } from '../../counts/ngram-count-options.ts';
import { nameNgram } from '../../counts/ngram-names.ts';
import { ngramsToText } from '../../counts/ngram-text.ts';
import { checkWritable, writeFileAtomic } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import type { Scratch } from '../../io/scratch.ts';
import { NGRAM_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { NGRAMS_WRITTEN } from '../../models/json/written-files.ts';
import { countNgramsPart, readNgrams } from '../../store/index.ts';
import type { Environment } from '../environment.ts';
import { NGRAM_COUNT_FLAGS, VOCABULARY_FLAGS } from '../flags/text-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import { readTableOptions } from '../options/from-table.ts';
import { RUN } from '../options/store-options.ts';
import { createPipeline, tokenizerFiles } from '../options/tokenizer-options.ts';
import { countPart } from '../store/count-part.ts';
import { wordingOf } from '../terminal/wording.ts';
import { encodeTexts } from './encode-texts.ts';
import type { VocabOptions, VocabularyCounting } from './vocab-options.ts';

/** N-grams and the documents that each is in: `malmoi vocab --ngrams`. */
export const NGRAMS: VocabularyCounting = {
  async count(inputs, options, environment) {
    const { output } = options;
    if (output !== undefined) await checkWritable(output, [...inputs, ...tokenizerFiles(options)]);
    const analyzer = await createPipeline(options);
    const { corpus, bars } = openCorpus(inputs, { ...options, analyzer }, environment);
    await withScratch(options, async (scratch) => {
      const counting = { ...readOptions(options), scratch };
      const ngrams = await countNgrams(corpus, counting).finally(bars.stop);
      await showNgrams(ngrams, analyzer, options, environment);
    });
  },

  async countPart(server, inputs, options, environment) {
    const analyzer = await createPipeline(options);
    const { ngramRange } = readOptions(options);
    await countPart({ inputs, options, analyzer }, environment, (texts, part) =>
      countNgramsPart(server, texts, part, ngramRange === undefined ? {} : { ngramRange }),
    );
  },

  async read(server, options, environment) {
    const { output, run = RUN } = options;
    if (output !== undefined) await checkWritable(output, []);
    await withScratch(options, async (scratch) => {
      const ngrams = await readNgrams(server, run, { ...readOptions(options), scratch });
      await showNgrams(ngrams, ngrams.analyzer, options, environment);
    });
  },
};

function readOptions(options: VocabOptions): NgramCountOptions {
  return {
    ...readTableOptions(VOCABULARY_FLAGS, options),
    ...readTableOptions(NGRAM_COUNT_FLAGS, options),
  };
}

/** Opens a temporary folder for as long as work takes. */
async function withScratch(
  { temporary }: VocabOptions,
  work: (scratch: Scratch) => Promise<void>,
): Promise<void> {
  const scratch = await openNodeScratch(temporary);
  try {
    await work(scratch);
  } finally {
    await scratch.dispose();
  }
}

/** Prints n-grams, or writes their file. */
async function showNgrams(
  ngrams: CountedNgrams,
  analyzer: Pick<Analyzer, 'cutsIntoCharacters'>,
  { output, quiet, json }: VocabOptions,
  environment: Environment,
): Promise<void> {
  const text = ngramsToText(ngrams, analyzer);
  if (output === undefined) {
    const lines = json ? ngramsToJson(ngrams, analyzer) : text;
    for await (const piece of lines) await environment.stdout.write(piece);
    return;
  }
  await writeFileAtomic(output, encodeTexts(text), environment.signal);
  if (quiet) return;
  const { size: ngramCount, distinctNgrams, documents } = ngrams;
  environment.stdout.write(
    json
      ? toJsonLine(NGRAMS_WRITTEN, { output, ngramCount, distinctNgrams, documents })
      : `${wordingOf(environment).text(
          sentence(
            'cli/ngrams-written',
          )`${{ output }}: ${{ ngrams: ngramCount }} n-grams of ${{ distinct: distinctNgrams }} distinct ones in ${{ documents }} documents`,
        )}\n`,
  );
}

async function* ngramsToJson(
  ngrams: CountedNgrams,
  analyzer: Pick<Analyzer, 'cutsIntoCharacters'>,
): AsyncGenerator<string> {
  let id = 0;
  for await (const some of ngrams.read()) {
    const lines = some.map(({ tokens, count, documents }) =>
      toJsonLine(NGRAM_LINE, { id: id++, ngram: nameNgram(tokens, analyzer), count, documents }),
    );
    yield lines.join('');
  }
}
