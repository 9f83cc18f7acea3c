import type { Command } from 'commander';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import {
  CAPTIONER_CHECKPOINT_KIND,
  type CaptionedPicture,
  type Captioner,
  type CaptionerOutcome,
  captionerFromState,
  captionerToState,
  createCaptioner,
  trainCaptioner,
} from '../../captioner/index.ts';
import type { Engine } from '../../engine/engine.ts';
import { CAPTIONER_TRAINED, type CaptionerTrained } from '../../models/json/captions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { readCaptionedPictures } from '../captioner/read-pictures.ts';
import type { Environment } from '../environment.ts';
import { CAPTIONER_FLAGS, CAPTIONER_TRAINING_FLAGS } from '../flags/captioner-flags.ts';
import { addCheckpointOptions, keptReport, openBegun } from '../options/checkpoint-options.ts';
import {
  addEngineOptions,
  type EngineChoice,
  runOnChosenEngine,
} from '../options/engine-options.ts';
import { type FollowedOptions, followTraining } from '../options/follow-training.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { describeReport } from '../terminal/describe-report.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

interface TrainCaptionerOptions extends EngineChoice, FollowedOptions {}

const EXAMPLES = `
Examples:
  malmoi draw-shapes -o shapes --count 20000 && malmoi train captioner shapes/captions.tsv -o shapes.malmoi
  malmoi train captioner shapes/captions.tsv --inputs words --attention -o looking.malmoi
`;

/** Adds `malmoi train captioner`. */
export function addTrainCaptionerCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('captioner')
    .description(
      'Trains convolutions that read pictures and a recurrent cell that writes captions; "malmoi caption" then ' +
        'describes pictures. A list has the columns picture (a PNG file, seen from the folder of the list) and ' +
        'caption. Ctrl-C writes a checkpoint, and --resume goes on to the same end.',
    )
    .argument('<lists...>', 'CSV, TSV or JSONL files')
    .requiredOption('-o, --output <file>', 'where the model is written');
  addTableOptions(addTableOptions(command, CAPTIONER_FLAGS), CAPTIONER_TRAINING_FLAGS);
  addCheckpointOptions(addEngineOptions(command))
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((lists: string[], options: TrainCaptionerOptions) =>
      runOnChosenEngine(options, (engine) => train(lists, options, engine, environment)),
    );
}

async function train(
  lists: readonly string[],
  options: TrainCaptionerOptions,
  engine: Engine,
  environment: Environment,
): Promise<void> {
  const followed = { options, environment, checkpointKind: CAPTIONER_CHECKPOINT_KIND };
  await followTraining({ ...followed, inputs: lists }, async ({ begun, following, report }) => {
    const examples: CaptionedPicture[] = [];
    for await (const one of readCaptionedPictures(lists, environment)) examples.push(one);
    const shape = readTableOptions(CAPTIONER_FLAGS, options);
    const model =
      begun === undefined
        ? await nameInput(lists.join(', '), () => createCaptioner(engine, examples, shape))
        : openBegun(options.resume ?? '', () => captionerFromState(engine, begun), shape);
    const outcome = await trainCaptioner(model, examples, {
      ...readTableOptions(CAPTIONER_TRAINING_FLAGS, options),
      ...following,
      onReport: ({ validation, ...rest }) =>
        report(
          describeReport({ ...rest, ...(validation !== undefined && { accuracy: validation }) }),
        ),
    });
    const summary = summarize(options.output, model, outcome);
    const { steps, bestStep, reports, pictures } = summary;
    const training = {
      ...{ settings: { ...outcome.settings }, steps, bestStep },
      ...{
        trainedOn: { files: [...lists], pictures },
        reports: reports.map((one) => ({ ...one })),
      },
    };
    return {
      state: captionerToState(model, training),
      extended: outcome.extended,
      toJson: (seconds) => toJsonLine(CAPTIONER_TRAINED, { ...summary, seconds }),
      format: (seconds, wording) => formatSummary({ ...summary, seconds }, wording),
    };
  });
}

type Summary = Omit<CaptionerTrained, 'version'>;

function summarize(
  output: string,
  model: Captioner,
  { steps, bestStep, validations, pictures, heldOut }: CaptionerOutcome,
): Omit<Summary, 'seconds'> {
  const reports = validations.map(({ step, epoch, loss, learningRate, validation }) => ({
    ...{ step, epoch, loss, learningRate },
    ...(validation !== undefined && { accuracy: validation }),
  }));
  const kept = keptReport(reports, bestStep);
  return {
    ...{ output, parameters: model.parameterCount, pictures, heldOut },
    ...{ words: model.words.length, steps, bestStep, loss: kept.loss, reports },
  };
}

function formatSummary(summary: Summary, { term, text }: Wording): string {
  const { output, parameters, pictures, words, bestStep, steps, seconds } = summary;
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), term('accuracy')],
    summary.reports.map(({ step, epoch, loss, accuracy }) => [
      ...[String(step), epoch.toFixed(0), loss.toFixed(4)],
      accuracy === undefined ? '' : (100 * accuracy).toFixed(2),
    ]),
  );
  const line = text(
    sentence(
      'cli/captioner-trained',
    )`${{ output }}: ${{ pictures: pictures.toLocaleString('en') }} pictures, ${{ words }} words, ${{ parameters: parameters.toLocaleString('en') }} parameters, step ${{ bestStep }} of ${{ steps }}, ${{ seconds: seconds.toFixed(1) }} s`,
  );
  return `${table}\n${line}\n`;
}
