import type { Command } from 'commander';
import { MORPHEMES_LINE } from '../../models/json/texts.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { type AnalyzedEojeol, isNounTag, type Morpheme } from '../../morphology/index.ts';
import type { Environment } from '../environment.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { readTexts } from '../models/read-texts.ts';
import { checkAbility } from '../models/refusals.ts';
import { chooseAnalyzer } from '../morphology/choose-analyzer.ts';
import { readDictionary } from '../morphology/read-dictionary.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

interface MorphsOptions extends DocumentOptions, EngineChoice {
  readonly texts?: readonly string[];
  readonly pos?: true;
  readonly nouns?: true;
  readonly dictionary?: string;
  readonly tagSet?: string;
  readonly nbest?: number;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi morphs letters.txt
  echo "학교에 갔다" | malmoi morphs ko.malmoi --pos
  malmoi morphs ko.malmoi --texts "학교에 갔다" --json
  malmoi morphs ko.malmoi reviews.tsv --text document --nouns
  malmoi morphs ko.malmoi reviews.txt --dictionary words.tsv
  malmoi morphs ko.malmoi --texts "나는 새를 봤다" --nbest 3
`;

/** How many texts are analyzed together; the first come out soon, however many there are. */
const BATCH = 128;

/** Adds `malmoi morphs`. */
export function addMorphsCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('morphs')
    .description(
      'Prints the morphemes of each document on a line, with spaces between them. Contracted ones are taken apart and ' +
        'written in full: 갔다 is 가, 았 and 다. The tags are those of the treebank that the model was trained on.',
    )
    .argument('[model]', 'a morphological analyzer (default: the one of the package)')
    .argument('[inputs...]', 'texts (a line each), CSV, TSV or JSONL; - is standard input')
    .option('--texts <texts...>', 'the texts themselves, in place of inputs')
    .option('--pos', 'each morpheme with its tag: 가/VV')
    .option('--nouns', 'nouns alone: common, proper and bound ones')
    .option(
      '--dictionary <file>',
      'words that are found as single morphemes: one a line, with its tag after a tab',
    )
    .option('--tag-set <name>', 'the tags, where the model has several sets (default: the first)')
    .option(
      '--nbest <count>',
      'the likeliest analyses of each eojeol, a line each, with their probabilities',
      parseWholeNumber('--nbest', 1),
    );
  addEngineOptions(addDocumentOptions(command))
    .option('--json', 'one JSON object a document, with tags and places in the document')
    .addHelpText('after', EXAMPLES)
    .action((first: string | undefined, others: string[], options: MorphsOptions) =>
      analyze(first === undefined ? others : [first, ...others], options, environment),
    );
}

async function analyze(
  args: readonly string[],
  { texts, pos, nouns, dictionary, tagSet, nbest, json, ...reading }: MorphsOptions,
  environment: Environment,
): Promise<void> {
  const { signal, stdout } = environment;
  const { model: path, inputs } = await chooseAnalyzer(args);
  const words = dictionary === undefined ? undefined : await readDictionary(dictionary);
  const handle = await openModelFile(path, { engine: engineOptionsOf(reading) }, environment);
  const options = {
    signal,
    ...(words !== undefined && { dictionary: words }),
    ...(tagSet !== undefined && { tagSet }),
    ...(nbest !== undefined && { nBest: nbest }),
  };
  try {
    checkAbility(path, handle, 'analyze');
    const batches = readTexts({ texts, inputs }, 'analyzing', handle, reading, environment);
    for await (const batch of batches) {
      for (let first = 0; first < batch.texts.length; first += BATCH) {
        const some = batch.texts.slice(first, first + BATCH);
        const analyzed = await handle.analyzeWithBreaks(some, options);
        const lines = analyzed.map((found, i) => {
          const eojeols = nouns ? onlyNouns(found) : found;
          if (json) {
            const place = batch.placeOf(first + i);
            return toJsonLine(MORPHEMES_LINE, { ...place, text: some[i], eojeols });
          }
          return nbest === undefined ? formatText(eojeols, pos === true) : formatAnalyses(eojeols);
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

function formatText(eojeols: readonly AnalyzedEojeol[], withTags: boolean): string {
  return `${formatMorphemes(
    eojeols.flatMap(({ morphemes }) => morphemes),
    withTags,
  )}\n`;
}

/** An analysis a line, behind its eojeol and its probability; a blank line ends a text. */
function formatAnalyses(eojeols: readonly AnalyzedEojeol[]): string {
  const lines = eojeols.flatMap(({ form, analyses = [] }) =>
    analyses.map(
      ({ morphemes, probability }) =>
        `${form}\t${probability.toPrecision(3)}\t${formatMorphemes(morphemes, true)}\n`,
    ),
  );
  return `${lines.join('')}\n`;
}

function formatMorphemes(morphemes: readonly Morpheme[], withTags: boolean): string {
  return morphemes.map(({ form, tag }) => (withTags ? `${form}/${tag}` : form)).join(' ');
}
