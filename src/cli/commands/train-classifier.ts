import type { Command } from 'commander';
import { InputError, UsageError } from '../../base/errors.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import { checkWritable } from '../../io/node.ts';
import { saveModel } from '../../models/index.ts';
import { CLASSIFIER_TRAINED } from '../../models/json/classifier-training.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { placeOf } from '../../store/count.ts';
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
import { addStoreOptions, requireStore, type StoreOptions } from '../options/store-options.ts';
import {
  addTokenizerOptions,
  type TokenizerOptions,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { countClasses, requireCounts, trainOnStore } from '../store/count-classes.ts';
import { withStore } from '../store/with-store.ts';
import { tell } from '../terminal/tell.ts';
import { wordingOf } from '../terminal/wording.ts';

interface CommandOptions extends DocumentOptions, TokenizerOptions, StoreOptions {
  readonly model?: string;
  readonly output?: string;
  readonly quiet?: true;
  readonly json?: true;
}

interface TrainOptions extends CommandOptions {
  readonly output: string;
}

const EXAMPLES = `
Examples:
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer graphemes --ngrams 1-3 -o nsmc.malmoi
  malmoi train classifier mails.csv --label kind --case lower --model complement -o mails.malmoi
  malmoi train classifier reviews.csv --model linear --char-ngrams 1-4 --folds 10 -o reviews.malmoi
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer graphemes --model fasttext -o fast.malmoi
  malmoi train classifier mails.csv --label kind --model fasttext --tune 5m -o mails.malmoi
  malmoi train classifier nsmc/train.tsv --text document --label label --tokenizer jamo --model gru -o gru.malmoi
  malmoi train classifier big.tsv --store clickhouse://counts:8123/words --part 3/16
  malmoi train classifier --store clickhouse://counts:8123/words --model complement -o big.malmoi
`;

/** What is trained where `--model` is not given. */
const DEFAULT_MODEL = 'multinomial';

/** Of how many documents it is remarked that nearly each has a label of its own. */
const QUESTIONED_DOCUMENTS = 100;

/** Adds `malmoi train classifier`. */
export function addTrainClassifierCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('classifier')
    .description(
      'Trains a classifier on a table of texts and their labels. Of a network, Ctrl-C writes a checkpoint, and ' +
        '--resume goes on to the same end.',
    )
    .argument('[inputs...]', 'CSV, TSV or JSONL files, or - for standard input', ['-'])
    .option('-o, --output <file>', 'where the model is written');
  addTokenizerOptions(addStoreOptions(addLabelOption(addDocumentOptions(command))));
  addTableOptions(addFamilyOptions(command), CROSS_VALIDATION_FLAGS)
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: CommandOptions) =>
      // Standard input stands for no texts only where there is no store.
      start(command.args.length === 0 ? [] : inputs, options, environment),
    );
}

async function start(
  inputs: readonly string[],
  options: CommandOptions,
  environment: Environment,
): Promise<void> {
  requireStore(options);
  const { store, output, label = LABEL } = options;
  if (store === undefined) {
    if (output === undefined) throw needsOutput();
    return train(inputs.length === 0 ? ['-'] : inputs, { ...options, output }, environment);
  }
  if (output === undefined && inputs.length === 0) throw needsOutput();
  familyOf(options.model ?? DEFAULT_MODEL, options);
  requireCounts(options);
  await withStore(store, environment, async (server) => {
    if (output === undefined || inputs.length > 0) {
      return countClasses(server, inputs, { ...options, label }, environment);
    }
    await checkWritable(output, []);
    const started = performance.now();
    const trained = await trainOnStore(server, options);
    await saveTrained(trained, placeOf(server), { ...options, output }, environment);
    report({ trained, started }, { ...options, output }, environment);
  });
}

function needsOutput(): UsageError {
  return new UsageError(
    sentence(
      'cli/classifier-needs-output',
    )`train classifier takes --output with the file of the model; with --store it takes either texts or --output.`,
  );
}

async function train(
  inputs: readonly string[],
  options: TrainOptions,
  environment: Environment,
): Promise<void> {
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
    await saveTrained(trained, corpus.name, options, environment);
    await trained.onSaved?.();
  } finally {
    bars.stop();
    trained?.dispose?.();
  }
  report({ trained, validated, started }, options, environment);
}

/**
 * Saves a classifier.
 * @param input what it was trained on, for errors
 * @throws InputError where there was nothing
 */
async function saveTrained(
  trained: TrainedClassifier,
  input: string,
  options: TrainOptions,
  { signal }: Environment,
): Promise<void> {
  if (trained.documents === 0) {
    throw new InputError(
      sentence(
        'cli/no-labeled-documents',
      )`there are no documents; a table of texts and labels was expected`,
      { input },
    );
  }
  const { model: classifier, notes, keepsAtInterruption = false } = trained;
  await nameInput(input, () =>
    saveModel(classifier, options.output, {
      notes: { columns: columnsOf(options), ...notes },
      ...(!keepsAtInterruption && { signal }),
    }),
  );
}

/** What a training came to. */
interface Training {
  readonly trained: TrainedClassifier;
  readonly validated?: FamilyValidation | undefined;
  /** When it began, by `performance.now()`. */
  readonly started: number;
}

/** Says what a training came to. */
function report(
  { trained, validated, started }: Training,
  { output, label = LABEL, quiet, json }: TrainOptions,
  environment: Environment,
): void {
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
    json
      ? toJsonLine(CLASSIFIER_TRAINED, {
          ...{ output, documents, featureCount: features },
          ...{ labels: classes, ...(network !== undefined && { network }), seconds },
          ...(tuning && { tuning }),
          ...(quantization && { quantization }),
          ...(validated && { crossValidation: summarizeFolds(validated.crossValidation) }),
        })
      : `${before}${wording.text(
          sentence(
            'cli/classifier-trained',
          )`${{ output }}: ${{ documents }} documents, ${{ features }} features, classes ${{ classes: listClasses(classes) }}; ${{ seconds: seconds.toFixed(1) }} s`,
        )}\n${quantization ? `${formatQuantization(quantization, wording)}\n` : ''}`,
  );
}
