import type { Command } from 'commander';
import { nameInput } from '../../base/name-input.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import type { Engine } from '../../engine/engine.ts';
import {
  MORPHOLOGY_TRAINED,
  type MorphologyReport,
  type MorphologyTrained,
} from '../../models/json/morphology-training.ts';
import { toJsonLine } from '../../models/json/version.ts';
import {
  createMorphologyModel,
  MORPHOLOGY_CHECKPOINT_KIND,
  type MorphologyModel,
  morphologyFromState,
  trainMorphology,
} from '../../morphology/index.ts';
import type { TaskOutcome, ValidationReport } from '../../training/index.ts';
import type { Environment } from '../environment.ts';
import { MORPHOLOGY_FLAGS, MORPHOLOGY_TRAINING_FLAGS } from '../flags/morphology-flags.ts';
import { type ReadTreebanks, readTreebanks, splitName } from '../morphology/read-treebanks.ts';
import { addCheckpointOptions, keptReport, openBegun } from '../options/checkpoint-options.ts';
import {
  addEngineOptions,
  type EngineChoice,
  runOnChosenEngine,
} from '../options/engine-options.ts';
import { type FollowedOptions, followTraining } from '../options/follow-training.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import {
  addTaggedFileOptions,
  readTagged,
  type TaggedFileOptions,
  taggedLayoutOf,
} from '../tagger/read-tagged.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

interface TrainMorphologyOptions extends TaggedFileOptions, EngineChoice, FollowedOptions {
  readonly validation?: readonly string[];
}

const EXAMPLES = `
Examples:
  malmoi train morphology ko_gsd-ud-train.conllu --validation ko_gsd-ud-dev.conllu -o ko.malmoi
  malmoi train morphology sejong=gsd-train.conllu kaist=kaist-train.conllu -o ko.malmoi
  malmoi train morphology ko_gsd-ud-train.conllu --resume ko.malmoi.checkpoint -o ko.malmoi
`;

/** Adds `malmoi train morphology`. */
export function addTrainMorphologyCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('morphology')
    .description(
      'Trains a recurrent network that reads the characters of Korean sentences and finds the morphemes that they ' +
        'stand for, contracted ones too, with their tags; "malmoi morphs" then analyzes texts. The treebank has the ' +
        'morphemes in the columns lemma and xpos, joined by +. Ctrl-C writes a checkpoint, and --resume goes on to ' +
        'the same end.',
    )
    .argument(
      '[inputs...]',
      'treebanks in CoNLL-U, those of several tag sets with a name: sejong=file; - is standard input',
      ['-'],
    )
    .requiredOption('-o, --output <file>', 'where the model is written')
    .option(
      '--validation <files...>',
      'treebanks that choose the weights, after each epoch (default: the last ones stay)',
    );
  addTableOptions(addTableOptions(command, MORPHOLOGY_FLAGS), MORPHOLOGY_TRAINING_FLAGS);
  addCheckpointOptions(addEngineOptions(addTaggedFileOptions(command)))
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainMorphologyOptions) =>
      runOnChosenEngine(options, (engine) => train(inputs, options, engine, environment)),
    );
}

async function train(
  inputs: readonly string[],
  options: TrainMorphologyOptions,
  engine: Engine,
  environment: Environment,
): Promise<void> {
  const { validation = [] } = options;
  const files = [...inputs, ...validation].map((input) => splitName(input).file);
  const read = (named: readonly string[]): Promise<ReadTreebanks> =>
    readTreebanks(named, (files) => readTagged(files, taggedLayoutOf(options), environment));
  const followed = { options, environment, checkpointKind: MORPHOLOGY_CHECKPOINT_KIND };
  await followTraining({ ...followed, inputs: files }, async ({ begun, following, report }) => {
    const data = await read(inputs);
    const held = validation.length === 0 ? undefined : await read(validation);
    const shape = readTableOptions(MORPHOLOGY_FLAGS, options);
    const model =
      begun === undefined
        ? await nameInput(files.join(', '), () =>
            createMorphologyModel(engine, data.treebanks, shape),
          )
        : openBegun(options.resume ?? '', () => morphologyFromState(engine, begun), shape);
    const treebanks = {
      training: data.treebanks,
      ...(held !== undefined && { validation: held.treebanks }),
    };
    const outcome = await trainMorphology(model, treebanks, {
      ...readTableOptions(MORPHOLOGY_TRAINING_FLAGS, options),
      ...following,
      onReport: (one) => report(describeReport(one)),
    });
    const summary = summarize(options.output, model, outcome, data);
    const { steps, bestStep, sentences, eojeols, reports } = summary;
    const trainedOn = { files: [...inputs], sentences, eojeols };
    const training = { steps, bestStep, trainedOn, reports: reports.map((one) => ({ ...one })) };
    return {
      state: model.toState(training),
      extended: outcome.extended,
      toJson: (seconds) => toJsonLine(MORPHOLOGY_TRAINED, { ...summary, seconds }),
      format: (seconds, wording) => formatSummary({ ...summary, seconds }, wording),
    };
  });
}

type Summary = Omit<MorphologyTrained, 'version'>;

function summarize(
  output: string,
  model: MorphologyModel,
  { steps, bestStep, best, validations }: TaskOutcome,
  { treebanks, skipped }: ReadTreebanks,
): Omit<Summary, 'seconds'> {
  const sentences = Object.values(treebanks).flat();
  const labels = model.tagSets.reduce((sum, set) => sum + set.labels.length, 0);
  const reports = validations.map(toReport);
  const kept = keptReport(reports, bestStep);
  return {
    ...{ output, parameters: model.parameterCount, sentences: sentences.length },
    eojeols: sentences.reduce((sum, { length }) => sum + length, 0),
    ...{ skipped, characterLabels: labels, steps, bestStep, loss: kept.loss },
    ...(best !== undefined && { f1: best }),
    reports,
  };
}

function toReport({
  step,
  epoch,
  loss,
  learningRate,
  validation,
}: ValidationReport): MorphologyReport {
  return { step, epoch, loss, learningRate, ...(validation !== undefined && { f1: validation }) };
}

function describeReport({ step, epoch, loss, validation }: ValidationReport): Sentence {
  const place = { epoch: epoch.toFixed(0), loss: loss.toFixed(4) };
  return validation === undefined
    ? sentence(
        'cli/morphology-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats`
    : sentence(
        'cli/morphology-validation-report',
      )`step ${{ step }}, epoch ${{ epoch: place.epoch }}: loss ${{ loss: place.loss }} nats, F1 of morphemes ${{ f1: (100 * validation).toFixed(2) }} %`;
}

function formatSummary(summary: Summary, { term, text }: Wording): string {
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), term('F1')],
    summary.reports.map(({ step, epoch, loss, f1 }) => [
      ...[String(step), epoch.toFixed(0), loss.toFixed(4)],
      f1 === undefined ? '' : (100 * f1).toFixed(2),
    ]),
  );
  const { output, eojeols, sentences, skipped, parameters, steps, bestStep, seconds } = summary;
  const count = (number: number): string => number.toLocaleString('en');
  const line = text(
    sentence(
      'cli/morphology-trained',
    )`${{ output }}: ${{ eojeols: count(eojeols) }} eojeols of ${{ sentences: count(sentences) }} sentences (${{ skipped }} left out), ${{ labels: count(summary.characterLabels) }} labels of characters, ${{ parameters: count(parameters) }} parameters, step ${{ bestStep }} of ${{ steps }}, ${{ seconds: seconds.toFixed(1) }} s`,
  );
  return `${table}\n${line}\n`;
}
