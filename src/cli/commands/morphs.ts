import type { Command } from 'commander';
import { MORPHEMES_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { type AnalyzedEojeol, isNounTag } from '../../morphology/index.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility } from '../models/refusals.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';

interface MorphsOptions extends DocumentOptions, EngineChoice {
  readonly texts?: readonly string[];
  readonly pos?: true;
  readonly nouns?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  echo "학교에 갔다" | malmoi morphs ko.malmoi --pos
  malmoi morphs ko.malmoi --texts "학교에 갔다" --json
  malmoi morphs ko.malmoi reviews.tsv --text document --nouns
`;

/** How many texts are analyzed together; the first come out soon, however many there are. */
const BATCH = 128;

/** Adds `malmoi morphs`. */
export function addMorphsCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('morphs')
    .summary('find the morphemes of Korean texts, with their tags')
    .description(
      'Prints the morphemes of each document on a line, with spaces between them. Contracted ones are taken apart and ' +
        'written in full: 갔다 is 가, 았 and 다. The tags are those of the treebank that the model was trained on.',
    )
    .argument('<model>', 'a morphological analyzer')
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input', ['-'])
    .option('--texts <texts...>', 'the texts themselves, in place of inputs')
    .option('--pos', 'each morpheme with its tag: 가/VV')
    .option('--nouns', 'nouns alone: common, proper and bound ones');
  addEngineOptions(addDocumentOptions(command))
    .option('--json', 'one JSON object a document, with tags and places in the document')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: MorphsOptions) =>
      analyze(path, inputs, options, environment),
    );
}

async function analyze(
  path: string,
  inputs: readonly string[],
  { texts, pos, nouns, json, ...reading }: MorphsOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  const handle = await openModelFile(path, { engine: engineOptionsOf(reading) }, environment);
  try {
    checkAbility(path, handle, 'analyze');
    const batches = readTexts({ texts, inputs }, 'analyzing', handle, reading, environment);
    for await (const batch of batches) {
      for (let first = 0; first < batch.texts.length; first += BATCH) {
        const some = batch.texts.slice(first, first + BATCH);
        const lines = handle.analyze(some, { signal }).map((found, i) => {
          const eojeols = nouns ? onlyNouns(found) : found;
          return json
            ? toJsonLine(MORPHEMES_LINE, { ...batch.placeOf(first + i), text: some[i], eojeols })
            : formatMorphemes(eojeols, pos === true);
        });
        await stdout.write(lines.join(''));
      }
    }
  } finally {
    handle.dispose();
  }
}

/** Leaves out all morphemes but nouns, and eojeols without any. */
function onlyNouns(eojeols: readonly AnalyzedEojeol[]): AnalyzedEojeol[] {
  return eojeols.flatMap((eojeol) => {
    const morphemes = eojeol.morphemes.filter(({ tag }) => isNounTag(tag));
    return morphemes.length === 0 ? [] : [{ ...eojeol, morphemes }];
  });
}

function formatMorphemes(eojeols: readonly AnalyzedEojeol[], withTags: boolean): string {
  const morphemes = eojeols.flatMap((eojeol) => eojeol.morphemes);
  return `${morphemes.map(({ form, tag }) => (withTags ? `${form}/${tag}` : form)).join(' ')}\n`;
}
