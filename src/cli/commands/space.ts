import type { Command } from 'commander';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility } from '../models/refusals.ts';
import { chooseAnalyzer } from '../morphology/choose-analyzer.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';

interface SpaceOptions extends DocumentOptions, EngineChoice {
  readonly texts?: readonly string[];
}

const EXAMPLES = `
Examples:
  malmoi space letters.txt
  echo "나는학교에갔다" | malmoi space ko.malmoi
  malmoi space ko.malmoi --texts "나는학교에갔다"
  malmoi space ko.malmoi reviews.tsv --text document
`;

/** How many texts are spaced together; the first come out soon, however many there are. */
const BATCH = 128;

/** Adds `malmoi space`. */
export function addSpaceCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('space')
    .description(
      'Prints each document on a line, with spaces where the analyzer finds that an eojeol begins. Spaces that stand ' +
        'in the document are left out first; all other characters stay.',
    )
    .argument('[model]', 'a morphological analyzer (default: the one of the package)')
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input')
    .option('--texts <texts...>', 'the texts themselves, in place of inputs');
  addEngineOptions(addDocumentOptions(command))
    .addHelpText('after', EXAMPLES)
    .action((first: string | undefined, others: string[], options: SpaceOptions) =>
      space(first === undefined ? others : [first, ...others], options, environment),
    );
}

async function space(
  args: readonly string[],
  { texts, ...reading }: SpaceOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  const { model: path, inputs } = await chooseAnalyzer(args);
  const handle = await openModelFile(path, { engine: engineOptionsOf(reading) }, environment);
  try {
    checkAbility(path, handle, 'space');
    for await (const batch of readTexts(
      { texts, inputs },
      'spacing',
      handle,
      reading,
      environment,
    )) {
      for (let first = 0; first < batch.texts.length; first += BATCH) {
        const some = batch.texts.slice(first, first + BATCH);
        const spaced = await handle.restoreSpacesWithBreaks(some, { signal });
        await stdout.write(spaced.map((line) => `${line}\n`).join(''));
      }
    }
  } finally {
    handle.dispose();
  }
}
