import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import type { ModelState } from '../../base/model-state.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import type { Engine } from '../../engine/engine.ts';
import { readModelFile } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import {
  type AnyLanguageModel,
  createLanguageModel,
  languageModelFromState,
} from '../../language-model/any-language-model.ts';
import type { Corpus } from '../../language-model/corpus.ts';
import { LANGUAGE_MODEL_CHECKPOINT_KIND } from '../../language-model/language-model.ts';
import { languageUnitKind } from '../../language-model/language-units.ts';
import {
  type TrainingOutcome,
  trainLanguageModel,
} from '../../language-model/train-language-model.ts';
import type { TrainingReport } from '../../language-model/training-options.ts';
import {
  LANGUAGE_MODEL_TRAINED,
  type LanguageModelTrained,
} from '../../models/json/language-model-trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { CELLS } from '../../nn/index.ts';
import type { UnicodeForm } from '../../text/normalization/text-steps.ts';
import { UNIT_KINDS } from '../../text/units/unit-kinds.ts';
import type { TextIds } from '../../training/index.ts';
import type { Environment } from '../environment.ts';
import { CORPUS_FLAGS, CORPUS_STORAGE_FLAGS } from '../flags/language-model-flags.ts';
import {
  chooseUnits,
  namesFile,
  readStoredCorpus,
  UNITS_HELP,
} from '../language-model/read-corpus.ts';
import {
  addCellOption,
  addShapeOptions,
  addTrainingOptions,
  addTransformerOptions,
  anyShapeOf,
  type ModelAndTrainingOptions,
  trainingOf,
} from '../language-model/training-options.ts';
import {
  addCheckpointOptions,
  keptReport,
  openBegun,
  refuseTwoBeginnings,
} from '../options/checkpoint-options.ts';
import { addDocumentOptions, type DocumentOptions } from '../options/document-options.ts';
import {
  addEngineOptions,
  type EngineChoice,
  runOnChosenEngine,
} from '../options/engine-options.ts';
import { type FollowedOptions, followTraining } from '../options/follow-training.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { flagName } from '../options/table-option.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { formatTable } from '../terminal/table.ts';
import { tell } from '../terminal/tell.ts';
import type { Wording } from '../terminal/wording.ts';

interface TrainLmOptions
  extends ModelAndTrainingOptions,
    DocumentOptions,
    EngineChoice,
    FollowedOptions {
  readonly units?: string;
  readonly normalize?: UnicodeForm;
  readonly minCount?: number;
  readonly temporary?: string;
}

const EXAMPLES = `
Examples:
  malmoi train lm shakespeare.txt -o s.malmoi && malmoi generate s.malmoi --prompt "ROMEO:"
  malmoi train lm reviews.tsv --text document --units jamo --cell gru -o reviews.malmoi
  malmoi train lm shakespeare.txt --model transformer --context 64 -o t.malmoi
  malmoi train lm shakespeare.txt --resume s.malmoi.checkpoint -o s.malmoi
`;

/** Adds `malmoi train lm`. */
export function addTrainLmCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('lm')
    .description(
      'Trains a network to predict each character of a text from those before it; "malmoi generate" ' +
        'then writes on. Ctrl-C writes a checkpoint, and --resume goes on to the same end.',
    )
    .argument('[inputs...]', 'texts, CSV, TSV or JSONL files; - is standard input', ['-'])
    .requiredOption('-o, --output <file>', 'where the model is written')
    .option('--units <kind>', `${UNITS_HELP} (default: code-points)`)
    .option(
      '--min-count <count>',
      'units seen less often share one unit (default: 1)',
      parseWholeNumber('--min-count', 1),
    );
  addTableOptions(addTableOptions(command, CORPUS_FLAGS), CORPUS_STORAGE_FLAGS).option(
    '--temporary <folder>',
    "where that file is made (default: the system's)",
  );
  addTrainingOptions(addTransformerOptions(addShapeOptions(addCellOption(command))));
  addCheckpointOptions(addEngineOptions(addDocumentOptions(command)))
    .option('--from <model>', "begin with a trained model's weights and units")
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainLmOptions) =>
      runOnChosenEngine(options, (engine) => train(inputs, options, engine, environment)),
    );
}

async function train(
  inputs: readonly string[],
  options: TrainLmOptions,
  engine: Engine,
  environment: Environment,
): Promise<void> {
  refuseIdleOptions(options);
  const { output, quiet = false, resume, from, units = 'code-points' } = options;
  refuseTwoBeginnings(resume, from);
  const followed = { options, environment, checkpointKind: LANGUAGE_MODEL_CHECKPOINT_KIND };
  const read = [...inputs, options.units ?? ''];
  const scratch = await openNodeScratch(options.temporary);
  const storage = { ...readTableOptions(CORPUS_STORAGE_FLAGS, options), scratch };
  try {
    await followTraining({ ...followed, inputs: read }, async (follower) => {
      const { work, following, report } = follower;
      const begun = follower.begun ?? (from === undefined ? undefined : await readModelFile(from));
      const note = (remark: Sentence): void => {
        if (!quiet) tell(remark, environment);
      };
      const known = begun === undefined ? undefined : openModel(engine, begun, options);
      const chosen = {
        ...options,
        storage,
        units: known?.units ?? (await chooseUnits(units, note)),
      };
      const corpus = await readStoredCorpus(inputs, chosen, environment, work);
      const model = known ?? createLanguageModel(engine, corpus.units, anyShapeOf(options));
      const started = performance.now();
      const outcome = await trainLanguageModel(model, corpus, {
        ...trainingOf(options),
        ...following,
        onReport: (one) => report(describeReport(one)),
      });
      const trainingSeconds = (performance.now() - started) / 1000;
      const { settings, steps, bestStep } = outcome;
      const reports = outcome.reports.map((one) => ({ ...one }));
      const summary = summarize(output, model, corpus, outcome, trainingSeconds);
      return {
        state: model.toState({ settings: { ...settings }, steps, bestStep, reports }),
        extended: outcome.extended,
        toJson: (seconds) =>
          toJsonLine(LANGUAGE_MODEL_TRAINED, { ...summary, reports: outcome.reports, seconds }),
        format: (_, wording) => formatSummary(summary, outcome, wording),
      };
    });
  } finally {
    await scratch.dispose();
  }
}

/** @throws UsageError when an option could change nothing: who gives it believes that it does */
function refuseIdleOptions(options: TrainLmOptions): void {
  const { gruForm, cell, minCount, units, from, resume } = options;
  const begins = from === undefined && resume === undefined;
  refuseOtherShape(options, begins);
  const hasForms = cell !== undefined && CELLS[cell].forms !== undefined;
  if (gruForm !== undefined && !hasForms && (begins || cell !== undefined)) {
    throw new UsageError(
      sentence(
        'cli/gru-form-of-others',
      )`--gru-form is of the GRU: give --cell gru, or leave it out.`,
    );
  }
  // With --resume it is the same command as before.
  if (minCount !== undefined && (from !== undefined || (units !== undefined && namesFile(units)))) {
    throw new UsageError(
      sentence(
        'cli/min-count-of-fixed-units',
      )`--min-count is for units that are collected; those of --from or of a byte-pair encoding are fixed.`,
    );
  }
}

/** The options of one kind of network alone. */
const OWN_OPTIONS = {
  recurrent: ['cell', 'gruForm', 'embeddingSize'],
  transformer: ['heads', 'context', 'feedForwardSize', 'positions'],
} as const;

/** @throws UsageError when an option is of the other kind of network */
function refuseOtherShape(options: TrainLmOptions, begins: boolean): void {
  const { model = begins ? 'recurrent' : undefined } = options;
  if (model === undefined) return;
  const other = model === 'recurrent' ? 'transformer' : 'recurrent';
  const given = OWN_OPTIONS[other].find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new UsageError(
    sentence(
      'cli/shape-of-others',
    )`${{ option: `--${flagName(given)}` }} is of --model ${{ other }}: give that, or leave it out.`,
  );
}

/** The model to begin with; options that contradict it are refused. */
function openModel(engine: Engine, begun: ModelState, options: TrainLmOptions): AnyLanguageModel {
  const { units } = options;
  const given = {
    ...anyShapeOf(options),
    ...(options.normalize !== undefined && { normalize: options.normalize }),
    ...(units !== undefined && { units: namesFile(units) ? 'bpe' : languageUnitKind(units) }),
  };
  const path = options.resume ?? options.from ?? '';
  const open = (): AnyLanguageModel => languageModelFromState(engine, begun);
  return openBegun(path, open, given, (model) => {
    const { kind, form = 'none' } = model.units;
    return { model: 'recurrent', ...model.options, units: kind, normalize: form };
  });
}

type Summary = Omit<LanguageModelTrained, 'version' | 'reports' | 'seconds'>;

function summarize(
  output: string,
  model: AnyLanguageModel,
  corpus: Corpus<TextIds>,
  { settings, steps, resumedAt, bestStep, reports }: TrainingOutcome,
  seconds: number,
): Summary {
  const report = keptReport(reports, bestStep);
  const loss = report.validationLoss ?? report.loss;
  return {
    ...{ output, cell: model.architecture, parameters: model.parameterCount },
    ...{ units: model.units.kind, vocabularySize: model.units.size, steps, bestStep },
    ...{ loss: report.loss, perplexity: Math.exp(loss) },
    ...(report.validationLoss !== undefined && { validationLoss: report.validationLoss }),
    bitsPerCharacter: (loss * corpus.ids.length) / corpus.characters / Math.LN2,
    tokensPerSecond: Math.round(
      ((steps - resumedAt) * settings.batch * settings.chunkLength) / seconds,
    ),
  };
}

function describeReport({ step, epoch, loss, validationLoss }: TrainingReport): Sentence {
  const place = { epoch: epoch.toFixed(1), loss: loss.toFixed(4) };
  return validationLoss === undefined
    ? sentence(
        'cli/training-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats`
    : sentence(
        'cli/validation-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }}, validation ${{ validation: validationLoss.toFixed(4) }} nats`;
}

function formatSummary(
  summary: Summary,
  { reports }: TrainingOutcome,
  { term, text, name }: Wording,
): string {
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), term('validation'), term('learning rate')],
    thin(reports).map(({ step, epoch, loss, validationLoss, learningRate }) => [
      String(step),
      epoch.toFixed(1),
      loss.toFixed(4),
      validationLoss?.toFixed(4) ?? '',
      learningRate.toExponential(1),
    ]),
  );
  const { output, cell, parameters, units, vocabularySize, steps, bestStep } = summary;
  const perplexity = summary.perplexity.toFixed(3);
  const measured =
    summary.validationLoss === undefined
      ? sentence('cli/training-perplexity')`training perplexity ${{ perplexity }}`
      : sentence('cli/validation-perplexity')`validation perplexity ${{ perplexity }}`;
  const line = text(
    sentence(
      'cli/language-model-trained',
    )`${{ output }}: ${{ cell }} of ${{ parameters: parameters.toLocaleString('en') }} parameters over ${{ size: vocabularySize }} ${{ units: name(UNIT_KINDS[units].plural) }}; ${{ measured }}, ${{ bits: summary.bitsPerCharacter.toFixed(3) }} bits a character at step ${{ bestStep }} of ${{ steps }}; ${{ rate: summary.tokensPerSecond.toLocaleString('en') }} ${{ units: name(UNIT_KINDS[units].plural) }}/s`,
  );
  return `${table}\n${line}\n`;
}

/** At most a screenful of reports, the last among them. */
function thin(reports: readonly TrainingReport[]): readonly TrainingReport[] {
  const every = Math.ceil(reports.length / 20);
  return reports.filter((_, i) => (reports.length - 1 - i) % every === 0);
}
