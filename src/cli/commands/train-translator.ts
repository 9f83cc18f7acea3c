import type { Command } from 'commander';
import type { ModelState } from '../../base/model-state.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import type { Engine } from '../../engine/engine.ts';
import { TRANSLATOR_TRAINED } from '../../models/json/translator-training.ts';
import { toJsonLine } from '../../models/json/version.ts';
import {
  createTranslator,
  holdOutPairs,
  TRANSLATOR_CHECKPOINT_KIND,
  type Translator,
  type TranslatorData,
  type TranslatorOutcome,
  trainTranslator,
  translatorFromState,
  translatorToState,
} from '../../translator/index.ts';
import type { Environment } from '../environment.ts';
import {
  TRANSLATOR_FLAGS,
  TRANSLATOR_TRAINING_FLAGS,
  TRANSLATOR_UNITS_FLAGS,
} from '../flags/translator-flags.ts';
import { addCheckpointOptions, keptReport, openBegun } from '../options/checkpoint-options.ts';
import {
  addEngineOptions,
  type EngineChoice,
  runOnChosenEngine,
} from '../options/engine-options.ts';
import { type FollowedOptions, followTraining } from '../options/follow-training.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { describeTranslatorReport } from '../terminal/describe-report.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';
import { readAllPairs } from '../translator/read-pairs.ts';

interface TrainTranslatorOptions extends EngineChoice, FollowedOptions {
  readonly validation?: readonly string[];
}

const EXAMPLES = `
Examples:
  malmoi train translator train.en train.de --validation val.en val.de -o en-de.malmoi
  malmoi train translator dates.tsv --units code-points --measure exact -o dates.malmoi
`;

/** Adds `malmoi train translator`. */
export function addTrainTranslatorCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('translator')
    .description(
      'Trains an encoder and a decoder with attention on pairs of texts; "malmoi translate" then translates. ' +
        'Ctrl-C writes a checkpoint, and --resume goes on to the same end.',
    )
    .argument(
      '<inputs...>',
      'two files that translate each other line by line, or one of pairs parted by tabs',
    )
    .requiredOption('-o, --output <file>', 'where the model is written')
    .option(
      '--validation <files...>',
      'pairs that choose the weights, in the same layout (default: every twentieth of the inputs)',
    );
  addTableOptions(command, TRANSLATOR_UNITS_FLAGS);
  addTableOptions(addTableOptions(command, TRANSLATOR_FLAGS), TRANSLATOR_TRAINING_FLAGS);
  addCheckpointOptions(addEngineOptions(command))
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainTranslatorOptions) =>
      runOnChosenEngine(options, (engine) => train(inputs, options, engine, environment)),
    );
}

async function train(
  inputs: readonly string[],
  options: TrainTranslatorOptions,
  engine: Engine,
  environment: Environment,
): Promise<void> {
  const { output, validation = [] } = options;
  const followed = { options, environment, checkpointKind: TRANSLATOR_CHECKPOINT_KIND };
  const read = [...inputs, ...validation];
  await followTraining({ ...followed, inputs: read }, async (follower) => {
    const { begun, work, following, report } = follower;
    const data = await readData(inputs, validation, environment);
    const model =
      begun === undefined
        ? await nameInput(inputs.join(', '), () =>
            createTranslator(engine, data.train, givenOptions(options), work),
          )
        : openCheckpoint(engine, begun, options);
    const outcome = await trainTranslator(model, data, {
      ...readTableOptions(TRANSLATOR_TRAINING_FLAGS, options),
      ...following,
      onReport: (one) => report(describeTranslatorReport(one)),
    });
    const reports = outcome.reports.map((one) => ({ ...one }));
    const { settings, steps, bestStep, pairs, tokens } = outcome;
    const trainedOn = { files: [...inputs], pairs, tokens };
    const training = { settings: { ...settings }, steps, bestStep, trainedOn, reports };
    const summary = summarize(output, model, outcome);
    return {
      state: translatorToState(model, training),
      extended: outcome.extended,
      toJson: (seconds) => toJsonLine(TRANSLATOR_TRAINED, { ...summary, seconds }),
      format: (seconds, wording) => formatSummary({ ...summary, seconds }, wording),
    };
  });
}

function givenOptions(options: TrainTranslatorOptions) {
  return {
    ...readTableOptions(TRANSLATOR_UNITS_FLAGS, options),
    ...readTableOptions(TRANSLATOR_FLAGS, options),
  };
}

/** The model of a checkpoint; options of its shape that contradict it are refused. */
function openCheckpoint(
  engine: Engine,
  begun: ModelState,
  options: TrainTranslatorOptions,
): Translator {
  // How large the vocabulary might have been, the checkpoint does not say.
  const { vocabularySize: _, minCount: __, ...chosen } = givenOptions(options);
  const open = (): Translator => translatorFromState(engine, begun);
  return openBegun(options.resume ?? '', open, chosen, (model) => ({
    ...model.options,
    units: model.units.kind,
  }));
}

async function readData(
  inputs: readonly string[],
  validation: readonly string[],
  environment: Environment,
): Promise<TranslatorData> {
  const train = await readAllPairs(inputs, environment);
  if (validation.length === 0) return holdOutPairs(train);
  return { train, validation: await readAllPairs(validation, environment) };
}

type Summary = ReturnType<typeof summarize> & { readonly seconds: number };

function summarize(output: string, model: Translator, outcome: TranslatorOutcome) {
  const { steps, bestStep, reports, pairs, tokens, empty, tooLong, settings } = outcome;
  const best = keptReport(reports, bestStep);
  const { validation } = best;
  return {
    ...{ output, units: model.units.kind, vocabularySize: model.units.size },
    ...{ parameters: model.parameterCount, pairs, tokens, empty, tooLong, steps, bestStep },
    ...{ loss: best.loss, measure: settings.measure },
    ...(validation !== undefined && { validation }),
    reports,
  };
}

function formatSummary(summary: Summary, { term, text }: Wording): string {
  const { output, pairs, empty, tooLong, measure, parameters, bestStep, steps, seconds } = summary;
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), measure],
    summary.reports.map(({ step, epoch, loss, validation }) => [
      ...[String(step), epoch.toFixed(0), loss.toFixed(4)],
      validation?.toFixed(measure === 'bleu' || measure === 'chrf' ? 2 : 4) ?? '',
    ]),
  );
  const line = text(
    sentence(
      'cli/translator-trained',
    )`${{ output }}: ${{ pairs: pairs.toLocaleString('en') }} pairs (${{ empty }} with an empty side and ${{ tooLong }} too long left out), ${{ units: summary.vocabularySize.toLocaleString('en') }} units, ${{ parameters: parameters.toLocaleString('en') }} parameters, step ${{ bestStep }} of ${{ steps }}, ${{ seconds: seconds.toFixed(1) }} s`,
  );
  return `${table}\n${line}\n`;
}
