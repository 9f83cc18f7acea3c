import type { Command } from 'commander';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import { MODEL_KINDS } from '../../models/index.ts';
import { EVALUATION } from '../../models/json/evaluations.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { TRANSLATION_TEST_FLAGS } from '../flags/translator-flags.ts';
import { TEST_SET_FLAGS } from '../flags/vector-flags.ts';
import { formatEvaluation } from '../models/format-evaluation.ts';
import { openModelFile } from '../models/open-model-file.ts';
import { checkAbility, refuseOptionsOf } from '../models/refusals.ts';
import { openTestData } from '../models/test-data.ts';
import {
  addDocumentOptions,
  addLabelOption,
  type DocumentOptions,
} from '../options/document-options.ts';
import { addEngineOptions, type EngineChoice, engineOptionsOf } from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { addTaggedFileOptions, type TaggedFileOptions } from '../tagger/read-tagged.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { wordingOf } from '../terminal/wording.ts';
import { TRANSLATORS } from '../translator/translators.ts';

interface EvaluateOptions extends DocumentOptions, TaggedFileOptions, EngineChoice {
  readonly json?: true;
  readonly quiet?: true;
}

const EXAMPLES = `
Examples:
  malmoi evaluate nsmc.malmoi nsmc/test.tsv
  malmoi evaluate mails.malmoi held-out.csv --label kind --json
  malmoi evaluate shakespeare.malmoi sonnets.txt
  malmoi evaluate en.malmoi en_ewt-ud-test.conllu
  malmoi evaluate ko.malmoi ko_gsd-ud-test.conllu
  malmoi evaluate pressure.malmoi others.csv
  malmoi evaluate en-de.malmoi test.en test.de --tokenize none
  malmoi evaluate vectors.bin questions-words.txt wordsim353.tsv --restrict 30000
`;

/** Adds `malmoi evaluate`. */
export function addEvaluateCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('evaluate')
    .description(
      'A classifier: compares predictions with labels: accuracy, precision, recall and F1 of each class, and the ' +
        "confusion matrix. Word vectors: asks analogies (word2vec's questions-words.txt), or compares similarities " +
        "with people's (word pairs and scores, parted by tabs or commas). A language model: its perplexity on texts. " +
        'A tagger: the accuracy of each column, and precision, recall and F1 of its spans. A morphological analyzer: ' +
        'precision, recall and F1 of the morphemes, and the share of exact eojeols. A table model: what a classifier ' +
        'gets, or the errors of numbers (RMSE, MAE, R²). A translator: BLEU, chrF2 and TER as sacreBLEU has them.',
    )
    .argument(
      '<model>',
      'a classifier, a language model, a tagger, a morphological analyzer, a table model, a translator, or word vectors in any known format',
    )
    .argument(
      '[inputs...]',
      'CSV, TSV or JSONL files, or - for standard input; test sets of word vectors; of a translator two files, or one of pairs',
      ['-'],
    );
  addTableOptions(addLabelOption(addDocumentOptions(command)), TEST_SET_FLAGS);
  addTableOptions(addTaggedFileOptions(command), TRANSLATION_TEST_FLAGS);
  addEngineOptions(command)
    .option('--json', 'one JSON object')
    .option('--quiet', 'no progress bar')
    .addHelpText('after', EXAMPLES)
    .action((path: string, inputs: string[], options: EvaluateOptions) =>
      evaluate(path, inputs, options, environment),
    );
}

/** What one kind of model alone is asked. */
const TEST_SETS = [
  ['--restrict', 'restrictVocab'],
  ['--case-sensitive', 'caseInsensitive'],
] as const;
const TRANSLATIONS = [
  ['--beam', 'beam'],
  ['--length-penalty', 'lengthPenalty'],
  ['--tokenize', 'tokenize'],
  ['--lowercase', 'lowercase'],
  ['--by-length', 'byLength'],
] as const;
const ENGINES = [
  ['--engine', 'engine'],
  ['--workers', 'workers'],
] as const;

async function evaluate(
  path: string,
  inputs: readonly string[],
  options: EvaluateOptions,
  environment: Environment,
): Promise<void> {
  const { json, quiet = false } = options;
  const testSets = readTableOptions(TEST_SET_FLAGS, options);
  const translation = readTableOptions(TRANSLATION_TEST_FLAGS, options);
  const engine = engineOptionsOf(options);
  const handle = await openModelFile(path, { quiet, engine }, environment);
  const bar = createProgressBar(environment, quiet);
  try {
    checkAbility(path, handle, 'evaluate');
    refuseOptionsOf(path, handle, { ...testSets }, TEST_SETS, {
      ...{ kinds: ['word-vectors', 'word2vec'], noun: MODEL_KINDS['word-vectors'].noun },
    });
    refuseOptionsOf(path, handle, { ...translation }, TRANSLATIONS, TRANSLATORS);
    refuseOptionsOf(path, handle, { ...engine }, ENGINES, {
      ...{
        kinds: [
          ...(['word-vectors', 'word2vec', 'language-model'] as const),
          ...(['tagger', 'morphology', 'table-model', 'translator'] as const),
        ],
      },
      noun: sentence(
        'cli/vectors-and-networks',
      )`word vectors, language models, taggers, morphological analyzers and translators`,
    });
    const evaluation = await nameInput(inputs.join(', '), () =>
      handle.evaluate(openTestData(handle, inputs, options, environment), {
        ...testSets,
        engine,
        ...(Object.keys(translation).length > 0 && { translation }),
        ...{ onProgress: bar.onProgress, signal: environment.signal },
      }),
    );
    bar.stop();
    environment.stdout.write(
      json
        ? toJsonLine(EVALUATION, evaluation)
        : formatEvaluation(evaluation, wordingOf(environment)),
    );
  } finally {
    bar.stop();
    handle.dispose();
  }
}
