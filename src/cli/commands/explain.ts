import { type Command, Option } from 'commander';
import { EXPLANATION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { explainRowsOf } from '../models/explain-rows.ts';
import { formatExplanation } from '../models/format-explanation.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { readRows } from '../models/read-rows.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility, refuseOptionsOf } from '../models/refusals.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { checkPicture } from '../terminal/chart.ts';
import { wordingOf } from '../terminal/wording.ts';
import {
  ATTENTION_UNITS,
  type AttentionUnits,
  explainTranslations,
} from '../translator/explain-translations.ts';
import {
  refuseAttentionOptions,
  showTranslatorConnectivity,
} from '../translator/show-connectivity.ts';
import { TRANSLATORS } from '../translator/translators.ts';

interface ExplainOptions extends DocumentOptions {
  readonly files?: readonly string[];
  readonly texts?: readonly string[];
  readonly top: number;
  readonly target?: string;
  readonly output?: string;
  readonly by?: AttentionUnits;
  readonly layer?: number;
  readonly head?: number;
  readonly connectivity?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi explain nsmc.malmoi "정말 재미있다"
  head -3 reviews.txt | malmoi explain nsmc.malmoi --json
  malmoi explain nsmc.malmoi --files new-reviews.csv --text review
  malmoi explain pressure.malmoi --files people.csv
  malmoi explain en-de.malmoi "a dog runs ." -o attention.svg
  malmoi explain en-de.malmoi "a dog runs ." --by units --layer 3 --head 2
  malmoi explain en-de.malmoi "a dog runs ." --connectivity
`;

/** Adds `malmoi explain`. */
export function addExplainCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('explain')
    .description(
      "Lists what each word of a text adds to each class's score; the parts add up to the log-odds. Of a row of a table: " +
        'what each column adds to the lead of the predicted class, or to the number, by integrated gradients. A translator: ' +
        'shows for each word of the translation where in the text attention looked, and how probable the word was. A tagger: ' +
        "how probable each token's likeliest labels are.",
    )
    .argument('<model>', 'a classifier, a tagger, a table model or a translator')
    .argument(
      '[texts...]',
      'the texts themselves; without any, or for -, a line of standard input each',
    )
    .option('--texts <texts...>', 'the same, as `malmoi predict` takes them')
    .option('--files <inputs...>', 'texts (a line each), CSV, TSV or JSONL, in place of texts');
  addDocumentOptions(command)
    .option(
      '--top <count>',
      'features to list; the others are summed up',
      parseWholeNumber('--top', 1),
      12,
    )
    .option('--target <text>', 'of a translator: explain this translation in place of its own')
    .option(
      '-o, --output <file>',
      'of a translator: a picture (.svg) of the attention to the last text',
    )
    .addOption(
      new Option(
        '--by <what>',
        'of a translator: the attention by words, which white space parts, or by its own units (default: words, where its units are words or parts of them)',
      ).choices(ATTENTION_UNITS),
    )
    .option(
      '--layer <number>',
      "of a Transformer: the decoder's layer whose attention is shown (default: the last)",
      parseWholeNumber('--layer', 1),
    )
    .option(
      '--head <number>',
      "of a Transformer: the layer's head (default: the mean of all)",
      parseWholeNumber('--head', 1),
    )
    .option(
      '--connectivity',
      'of a translator: how strongly each unit of the translation depends on each unit of the text, in place of attention',
    )
    .option('--json', 'one JSON object a text, with every feature')
    .addHelpText('after', EXAMPLES)
    .action((path: string, texts: string[], options: ExplainOptions) =>
      explain(path, texts, options, environment),
    );
}

/** What a translator alone is asked. */
const OF_TRANSLATORS = [
  ['--target', 'target'],
  ['-o', 'output'],
  ['--by', 'by'],
  ['--layer', 'layer'],
  ['--head', 'head'],
  ['--connectivity', 'connectivity'],
] as const;

async function explain(
  path: string,
  given: readonly string[],
  { files = ['-'], texts = given, top, json, ...others }: ExplainOptions,
  environment: Environment,
): Promise<void> {
  const { target, output, by, layer, head, connectivity, ...reading } = others;
  const ofAttention = { by, layer, head };
  await checkPicture(output, [path, ...files]);
  const handle = await openModelFile(path, {}, environment);
  const ofTranslators = { target, output, ...ofAttention, connectivity };
  refuseOptionsOf(path, handle, ofTranslators, OF_TRANSLATORS, TRANSLATORS);
  if (connectivity) refuseAttentionOptions(ofAttention);
  const isStandardInput = texts.length === 0 || (texts.length === 1 && texts[0] === '-');
  const source = { texts: isStandardInput ? undefined : texts, inputs: files };
  if (handle.kind === 'table-model') {
    const rows = readRows(source, reading, environment);
    await explainRowsOf(handle, rows, { top, ...(json && { json }) }, environment);
    return;
  }
  const batches = readTexts(source, 'explaining', handle, reading, environment);
  if (handle.kind === 'translator') {
    try {
      const request = { handle, batches, target, output, json, environment };
      await (connectivity
        ? showTranslatorConnectivity(request)
        : explainTranslations({ ...request, ...ofAttention }));
    } finally {
      handle.dispose();
    }
    return;
  }
  checkAbility(path, handle, 'explain');
  for await (const batch of batches) {
    for (const [i, text] of batch.texts.entries()) {
      const explanation = await handle.explainWithBreaks(text, { signal: environment.signal });
      await environment.stdout.write(
        json
          ? toJsonLine(EXPLANATION_LINE, { ...batch.placeOf(i), text, ...explanation })
          : formatExplanation(text, explanation, top, wordingOf(environment)),
      );
    }
  }
}
