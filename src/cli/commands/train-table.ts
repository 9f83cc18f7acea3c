import type { Command } from 'commander';
import { nameInput } from '../../base/name-input.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import type { Engine } from '../../engine/engine.ts';
import {
  TABLE_MODEL_TRAINED,
  type TableModelReport,
  type TableModelTrained,
} from '../../models/json/table-training.ts';
import { toJsonLine } from '../../models/json/version.ts';
import {
  TABLE_MODEL_CHECKPOINT_KIND,
  type TrainedTableModel,
  tableModelToState,
  trainTableModel,
  type UselessColumn,
} from '../../table/index.ts';
import type { ValidationReport } from '../../training/index.ts';
import type { Environment } from '../environment.ts';
import { TABLE_FILE_FLAGS } from '../flags/document-flags.ts';
import {
  TABLE_COLUMN_FLAGS,
  TABLE_MODEL_FLAGS,
  TABLE_TRAINING_FLAGS,
} from '../flags/table-flags.ts';
import { readTables } from '../models/read-rows.ts';
import { addCheckpointOptions, keptReport } from '../options/checkpoint-options.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import {
  addEngineOptions,
  type EngineChoice,
  runOnChosenEngine,
} from '../options/engine-options.ts';
import { type FollowedOptions, followTraining } from '../options/follow-training.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

interface TrainTableOptions extends DocumentOptions, EngineChoice, FollowedOptions {}

const EXAMPLES = `
Examples:
  malmoi train table people.csv --target pressure -o pressure.malmoi
  malmoi train table houses.csv --target price --ignore id --categories zip -o price.malmoi
  malmoi train table films.csv --target moving --sequence film --ignore time -o films.malmoi
`;

/** Adds `malmoi train table`. */
export function addTrainTableCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('table')
    .description(
      'Trains a network on the rows of a table: numbers are standardized, texts become one-hot vectors, and the target ' +
        'is a class or a number. With --sequence a recurrent network labels each row by the other rows of its sequence, ' +
        'too. Ctrl-C writes a checkpoint, and --resume goes on to the same end.',
    )
    .argument('[inputs...]', 'CSV, TSV, JSONL or Parquet; - is standard input', ['-'])
    .requiredOption('-o, --output <file>', 'where the model is written');
  addTableOptions(command, TABLE_COLUMN_FLAGS);
  addTableOptions(addTableOptions(command, TABLE_MODEL_FLAGS), TABLE_TRAINING_FLAGS);
  addDocumentOptions(command, TABLE_FILE_FLAGS);
  addCheckpointOptions(addEngineOptions(command))
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainTableOptions) =>
      runOnChosenEngine(options, (engine) => train(inputs, options, engine, environment)),
    );
}

async function train(
  inputs: readonly string[],
  options: TrainTableOptions,
  engine: Engine,
  environment: Environment,
): Promise<void> {
  const followed = { options, environment, checkpointKind: TABLE_MODEL_CHECKPOINT_KIND };
  await followTraining({ ...followed, inputs }, async ({ following, report }) => {
    const trained = await nameInput(inputs.join(', '), () =>
      trainTableModel(readTables(inputs, options, environment), {
        ...readTableOptions(TABLE_COLUMN_FLAGS, options),
        ...readTableOptions(TABLE_MODEL_FLAGS, options),
        ...readTableOptions(TABLE_TRAINING_FLAGS, options),
        ...{ engine, ...following },
        onReport: (one) => report(describeReport(one)),
      }),
    );
    const summary = summarize(options.output, trained);
    const { rows, steps, bestStep, reports } = summary;
    const trainedOn = { files: [...inputs], rows };
    const training = {
      ...{ settings: { ...trained.settings }, steps, bestStep, trainedOn },
      reports: reports.map((one) => ({ ...one })),
    };
    return {
      state: tableModelToState(trained.model, training),
      extended: trained.extended,
      remarks: remarksOnColumns(trained),
      toJson: (seconds) => toJsonLine(TABLE_MODEL_TRAINED, { ...summary, seconds }),
      format: (seconds, wording) => formatSummary({ ...summary, seconds }, wording),
    };
  });
}

type Summary = Omit<TableModelTrained, 'version'>;

function summarize(output: string, trained: TrainedTableModel): Omit<Summary, 'seconds'> {
  const { model, steps, bestStep, validations, leftOut, emptyCells, heldOut } = trained;
  const reports = validations.map(toReport);
  const kept = keptReport(reports, bestStep);
  const { target, encoder, parameterCount, rows } = model;
  return {
    ...{ output, target: target.name, columns: encoder.columns.map(({ name }) => name) },
    ...(target.task === 'classify' && { labels: target.labels }),
    leftOut: leftOut.map(({ name, why }) => ({ name, why })),
    emptyCells,
    ...{ parameters: parameterCount, rows, steps, bestStep, loss: kept.loss },
    ...(heldOut?.task === 'classify' && { accuracy: heldOut.accuracy }),
    ...(heldOut?.task === 'regress' && { rmse: heldOut.rmse }),
    reports,
  };
}

function toReport({
  step,
  epoch,
  loss,
  learningRate,
  validation,
}: ValidationReport): TableModelReport {
  const validationLoss = validation === undefined ? {} : { validationLoss: validation };
  return { step, epoch, loss, learningRate, ...validationLoss };
}

function describeReport({ step, epoch, loss, validation }: ValidationReport): Sentence {
  const place = { epoch: epoch.toFixed(0), loss: loss.toFixed(4) };
  return validation === undefined
    ? sentence(
        'cli/table-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }}`
    : sentence(
        'cli/table-validation-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }}, validation loss ${{ validation: validation.toFixed(4) }}`;
}

/** Says which columns are not read, and in which cells are empty. */
function remarksOnColumns({ leftOut, emptyCells }: TrainedTableModel): Sentence[] {
  return [
    ...leftOut.map(
      ({ name, why }) =>
        sentence(
          'cli/column-left-out',
        )`"${{ column: name }}" is not read: ${{ why: describeUseless(why) }}`,
    ),
    ...emptyCells.map(
      ({ name, rows }) =>
        sentence(
          'cli/column-with-empty-cells',
        )`"${{ column: name }}" is empty in ${{ rows }} rows, which the model learns as a value of its own.`,
    ),
  ];
}

function describeUseless(why: UselessColumn['why']): Sentence {
  switch (why) {
    case 'empty':
      return sentence('cli/column-empty')`it is empty.`;
    case 'constant':
      return sentence('cli/column-constant')`it is the same in all rows.`;
    case 'all-different':
      return sentence('cli/column-all-different')`it is another text in every row.`;
    default:
      return why satisfies never;
  }
}

function formatSummary(summary: Summary, { term, text }: Wording): string {
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), term('validation')],
    lastOf(summary).map(({ step, epoch, loss, validationLoss }) => [
      ...[String(step), epoch.toFixed(0), loss.toFixed(4)],
      validationLoss?.toFixed(4) ?? '',
    ]),
  );
  const { output, target, labels, columns, rows, accuracy, rmse, seconds } = summary;
  const { parameters, steps, bestStep } = summary;
  const count = (number: number): string => number.toLocaleString('en');
  const what =
    labels === undefined
      ? sentence('cli/table-number')`a number`
      : sentence('cli/table-classes')`${{ classes: labels.length }} classes`;
  const heldOut =
    accuracy !== undefined
      ? sentence(
          'cli/held-out-accuracy',
        )`, ${{ accuracy: (100 * accuracy).toFixed(2) }} % right on held-out rows`
      : rmse !== undefined
        ? sentence('cli/held-out-rmse')`, RMSE ${{ rmse: rmse.toPrecision(5) }} on held-out rows`
        : '';
  const line = text(
    sentence(
      'cli/table-trained',
    )`${{ output }}: ${{ target }} (${{ what }}) from ${{ columns: columns.length }} columns of ${{ rows: count(rows) }} rows, ${{ parameters: count(parameters) }} parameters, step ${{ bestStep }} of ${{ steps }}${{ heldOut }}, ${{ seconds: seconds.toFixed(1) }} s`,
  );
  return `${table}\n${line}\n`;
}

/** The most reports that the summary lists. */
const LISTED = 10;

/** The reports that the summary lists: of many, those at equal distances, and the kept one. */
function lastOf({ reports, bestStep }: Summary): readonly TableModelReport[] {
  const every = Math.ceil(reports.length / LISTED);
  return reports.filter(
    ({ step }, i) => (reports.length - 1 - i) % every === 0 || step === bestStep,
  );
}
