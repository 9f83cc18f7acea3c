import type { Command } from 'commander';
import { InputError } from '../../base/errors.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import { checkWritable } from '../../io/node.ts';
import { saveModel } from '../../models/index.ts';
import { CLASSIFIER_TRAINED } from '../../models/json/classifier-training.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { columnsOf, LABEL } from '../classifiers/columns.ts';
import {
  crossValidateFamily,
  type FamilyValidation,
} from '../classifiers/cross-validate-family.ts';
import { addFamilyOptions, familyOf } from '../classifiers/families.ts';
import type { TrainedClassifier } from '../classifiers/family.ts';
import { formatFolds, summarizeFolds } from '../classifiers/folds.ts';
import { formatNetwork } from '../classifiers/format-network.ts';
import type { Environment } from '../environment.ts';
import { CROSS_VALIDATION_FLAGS } from '../flags/cross-validation-flags.ts';
import { formatQuantization } from '../models/format-conversion.ts';
import { listClasses } from '../models/many-classes.ts';
import { openCorpus } from '../open-corpus.ts';
import {
  addDocumentOptions,
  addLabelOption,
  type DocumentOptions,
} from '../options/document-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import {
  addTokenizerOptions,
  type TokenizerOptions,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { tell } from '../terminal/tell.ts';
import { wordingOf } from '../terminal/wording.ts';

interface TrainOptions extends DocumentOptions, TokenizerOptions {
  readonly model?: string;
  readonly output: string;
  readonly quiet?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer graphemes --ngrams 1-3 -o nsmc.malmoi
  malmoi train classifier mails.csv --label kind --case lower --model complement -o mails.malmoi
  malmoi train classifier reviews.csv --model linear --char-ngrams 1-4 --folds 10 -o reviews.malmoi
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer graphemes --model fasttext -o fast.malmoi
  malmoi train classifier mails.csv --label kind --model fasttext --tune 5m -o mails.malmoi
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer jamo --model gru -o gru.malmoi
`;

/** What is trained where `--model` is not given. */
const DEFAULT_MODEL = 'multinomial';

/** Of how many documents it is remarked that nearly each has a label of its own. */
const QUESTIONED_DOCUMENTS = 100;

/** Adds `malmoi train classifier`. */
export function addTrainClassifierCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('classifier')
    .summary('train a classifier on labeled texts: Naive Bayes, a linear one, or a network')
    .description(
      'Trains a classifier on a table of texts and their labels. Of a network, Ctrl-C writes a checkpoint, and ' +
        '--resume goes on to the same end.',
    )
    .argument('[inputs...]', 'CSV, TSV or JSONL files, or - for standard input', ['-'])
    .requiredOption('-o, --output <file>', 'where the model is written');
  addTokenizerOptions(addLabelOption(addDocumentOptions(command)));
  addTableOptions(addFamilyOptions(command), CROSS_VALIDATION_FLAGS)
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
  const { label = LABEL, quiet = false, model = DEFAULT_MODEL } = options;
  const family = familyOf(model, options);
  await checkWritable(options.output, [...inputs, ...tokenizerFiles(options)]);
  const { corpus, bars } = openCorpus(inputs, { ...options, label }, environment);
  const started = performance.now();
  let trained: TrainedClassifier | undefined;
  let validated: FamilyValidation | undefined;
  try {
    const { onProgress } = bars;
    // Folds are of documents with one label.
    const { folds } = readTableOptions(CROSS_VALIDATION_FLAGS, options);
    const severalLabels = family.severalLabels === true && folds === undefined;
    const request = {
      ...{ documents: corpus.documents('counting', { severalLabels }), model, inputs, options },
      ...{ environment, onProgress, quiet },
    };
    validated = await nameInput(corpus.name, () => crossValidateFamily(family, request));
    const { documents } = validated ?? request;
    trained = await nameInput(corpus.name, () => family.train({ ...request, documents }));
    bars.stop();
    const { model: classifier } = trained;
    if (trained.documents === 0) {
      throw new InputError(
        sentence(
          'cli/no-labeled-documents',
        )`there are no documents; a table of texts and labels was expected`,
        {
          input: corpus.name,
        },
      );
    }
    const { notes, keepsAtInterruption = false } = trained;
    await nameInput(corpus.name, () =>
      saveModel(classifier, options.output, {
        notes: { columns: columnsOf(options), ...notes },
        ...(!keepsAtInterruption && { signal }),
      }),
    );
    await trained.onSaved?.();
  } finally {
    bars.stop();
    trained?.dispose?.();
  }
  if (quiet) return;
  const { documents, features, classes, network, tuning, quantization } = trained;
  if (documents >= QUESTIONED_DOCUMENTS && 2 * classes.length > documents) {
    tell(
      sentence(
        'cli/labels-like-ids',
      )`"${{ label }}" has ${{ classes: classes.length }} different labels in ${{ documents }} documents; is it the column of the label?`,
      environment,
    );
  }
  const seconds = (performance.now() - started) / 1000;
  const wording = wordingOf(environment);
  const before =
    (validated ? formatFolds(validated.crossValidation, wording) : '') +
    (network === undefined ? '' : formatNetwork(network, wording));
  environment.stdout.write(
    options.json
      ? toJsonLine(CLASSIFIER_TRAINED, {
          ...{ output: options.output, documents, featureCount: features },
          ...{ labels: classes, ...(network !== undefined && { network }), seconds },
          ...(tuning && { tuning }),
          ...(quantization && { quantization }),
          ...(validated && { crossValidation: summarizeFolds(validated.crossValidation) }),
        })
      : `${before}${wording.text(
          sentence(
            'cli/classifier-trained',
          )`${{ output: options.output }}: ${{ documents }} documents, ${{ features }} features, classes ${{ classes: listClasses(classes) }}; ${{ seconds: seconds.toFixed(1) }} s`,
        )}\n${quantization ? `${formatQuantization(quantization, wording)}\n` : ''}`,
  );
}
