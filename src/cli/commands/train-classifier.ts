import { type Command, Option } from 'commander';
import { InputError, UsageError } from '../../base/errors.ts';
import { nameInput } from '../../base/name-input.ts';
import {
  FEATURE_WEIGHTINGS,
  type FeatureWeighting,
  TextClassifier,
} from '../../classifier/index.ts';
import { NAIVE_BAYES_MODELS, type NaiveBayesModel } from '../../counts/naive-bayes/naive-bayes.ts';
import { checkWritable } from '../../io/node.ts';
import { saveModel } from '../../models/index.ts';
import { CLASSIFIER_TRAINED } from '../../models/json/trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { listClasses } from '../models/many-classes.ts';
import { openCorpus } from '../open-corpus.ts';
import {
  addDocumentOptions,
  addLabelOption,
  type DocumentOptions,
} from '../options/document-options.ts';
import { parseNumber } from '../options/number.ts';
import {
  addTokenizerOptions,
  createPipeline,
  type TokenizerOptions,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';

interface TrainOptions extends DocumentOptions, TokenizerOptions {
  readonly ngrams: [number, number];
  readonly model: NaiveBayesModel;
  readonly alpha?: number;
  readonly uniformPrior?: true;
  readonly weighting?: FeatureWeighting;
  readonly minDf?: number;
  readonly maxDf?: number;
  readonly maxFeatures?: number;
  readonly vocabularyLimit?: number;
  readonly hashing?: number;
  readonly output: string;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer graphemes --ngrams 1-3 -o nsmc.malmoi
  malmoi train classifier mails.csv --label kind --case lower --model complement -o mails.malmoi
`;

/** The label column that is looked for when none is named. */
const LABEL = 'label';

/** Adds `malmoi train classifier`. */
export function addTrainClassifierCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('classifier')
    .summary('a Naive Bayes classifier of labelled texts')
    .description('Trains a Naive Bayes classifier on a table of texts and their labels.')
    .argument('[inputs...]', 'CSV, TSV or JSONL files, or - for standard input', ['-'])
    .requiredOption('-o, --output <file>', 'where the model is written');
  addTokenizerOptions(addLabelOption(addDocumentOptions(command)))
    .option('--ngrams <range>', 'n-grams that are features, such as 1-3', parseRange, [1, 1])
    .addOption(
      new Option('--model <name>', 'the variant of Naive Bayes')
        .choices([...NAIVE_BAYES_MODELS])
        .default('multinomial'),
    )
    .option(
      '--alpha <number>',
      'smoothing added to every count (default: 1)',
      parseNumber('--alpha', 0),
    )
    .option('--uniform-prior', 'take all classes as equally likely before reading')
    .addOption(
      new Option('--weighting <name>', 'what a feature is worth in a document').choices([
        ...FEATURE_WEIGHTINGS,
      ]),
    )
    .option(
      '--min-df <number>',
      'leave out features of fewer documents',
      parseNumber('--min-df', 0),
    )
    .option('--max-df <number>', 'leave out features of more documents', parseNumber('--max-df', 0))
    .option(
      '--max-features <count>',
      'keep the most frequent',
      parseWholeNumber('--max-features', 1),
    )
    .option(
      '--vocabulary-limit <count>',
      'hold so many n-grams at the most, forgetting the rarer',
      parseWholeNumber('--vocabulary-limit', 1),
    )
    .option(
      '--hashing <features>',
      'no vocabulary: so many hashed features',
      parseWholeNumber('--hashing', 1),
    )
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainOptions) => train(inputs, options, environment));
}

async function train(
  inputs: readonly string[],
  options: TrainOptions,
  environment: Environment,
): Promise<void> {
  const { signal } = environment;
  const { label = LABEL, quiet = false } = options;
  await checkWritable(options.output, [...inputs, ...tokenizerFiles(options)]);
  const classifier = new TextClassifier({
    analyzer: await createPipeline(options),
    ngramRange: options.ngrams,
    model: options.model,
    ...pick(options, [
      'alpha',
      'weighting',
      'minDf',
      'maxDf',
      'maxFeatures',
      'vocabularyLimit',
      'hashing',
    ]),
    ...(options.uniformPrior && { fitPrior: false }),
  });
  const { corpus, bars } = openCorpus(inputs, { ...options, label }, environment);
  const started = performance.now();
  try {
    for await (const { texts, labels } of corpus.documents('counting')) {
      classifier.partialFit(texts, labels);
    }
    bars.stop();
    if (classifier.documents === 0) {
      throw new InputError('there are no documents; a table of texts and labels was expected', {
        input: corpus.name,
      });
    }
    const columns = { ...(options.text !== undefined && { text: options.text }), label };
    await nameInput(corpus.name, () =>
      saveModel(classifier, options.output, { notes: { columns }, signal }),
    );
  } finally {
    bars.stop();
  }
  if (quiet) return;
  const { documents, features, classes } = classifier;
  const seconds = (performance.now() - started) / 1000;
  environment.stdout.write(
    options.json
      ? toJsonLine(CLASSIFIER_TRAINED, {
          ...{ output: options.output, documents, featureCount: features },
          ...{ labels: classes, seconds },
        })
      : `${options.output}: ${documents} documents, ${features} features, classes ${listClasses(classes)}; ${seconds.toFixed(1)} s\n`,
  );
}

/** The named options that were given. */
function pick<T extends object, Name extends keyof T>(
  options: T,
  names: readonly Name[],
): Pick<T, Name> {
  return Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  ) as Pick<T, Name>;
}

function parseRange(text: string): [number, number] {
  const [first, last = first] = text.split('-').map(Number);
  if (first !== undefined && last !== undefined && first >= 1 && last >= first)
    return [first, last];
  throw new UsageError(
    `--ngrams is '${text}', but a range such as 1-3, or one number, was expected.`,
  );
}
