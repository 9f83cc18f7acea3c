import type { Command } from 'commander';
import { InputError, InterruptedError, UsageError } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json.ts';
import type { ModelState } from '../../base/model-state.ts';
import { nameInput } from '../../base/name-input.ts';
import { withDefaults } from '../../base/options.ts';
import { option, type SentenceValue, sentence } from '../../base/sentence.ts';
import { checkWritable, readModelFile } from '../../io/node.ts';
import type { ExtendedOption } from '../../training/index.ts';
import type { Environment } from '../environment.ts';
import { CHECKPOINT_FLAGS, CHECKPOINT_OPTIONS } from '../flags/checkpoint-flags.ts';
import { tell } from '../terminal/tell.ts';
import { CheckpointFile, type CheckpointPlaces, checkpointPath } from './checkpoint-file.ts';
import { addTableOptions, readTableOptions } from './from-table.ts';

/** @throws UsageError when a training is to begin with two things */
export function refuseTwoBeginnings(resume: string | undefined, from: string | undefined): void {
  if (resume === undefined || from === undefined) return;
  throw new UsageError(
    sentence(
      'cli/resume-and-from',
    )`Give either --resume or --from: both say what the training begins with.`,
  );
}

/** The error for an option that contradicts the file which a training goes on from. */
function madeOtherwise(
  path: string,
  name: string,
  before: SentenceValue,
  now: SentenceValue,
): UsageError {
  return new UsageError(
    sentence(
      'cli/made-otherwise',
    )`${{ path }} was made with ${{ name: option(name) }} ${{ before }}, not ${{ now }}; leave the option out.`,
  );
}

/**
 * Refuses options that contradict the file which a training goes on from.
 * @param own what the file was made with, by the options' names
 * @throws UsageError naming the first that differs
 */
export function refuseOtherOptions(path: string, given: object, own: object): void {
  const before: Readonly<Record<string, SentenceValue>> = { ...own };
  for (const [name, value] of Object.entries(given)) {
    if (value !== before[name]) throw madeOtherwise(path, name, before[name], value);
  }
}

/**
 * Opens the model that a training goes on from.
 * @param given options of its shape, as they were chosen now
 * @param ownOf what the model was made with, by the options' names
 * @throws InputError naming the file when it holds no such model
 * @throws UsageError naming an option that contradicts it
 */
export function openBegun<Model extends { readonly options: object }>(
  path: string,
  open: () => Model,
  given: object,
  ownOf: (model: Model) => object = ({ options }) => options,
): Model {
  const model = nameInput(path, open);
  refuseOtherOptions(path, given, ownOf(model));
  return model;
}

/** Returns the report of the step whose weights were kept, or else the last one. */
export function keptReport<Report extends { readonly step: number }>(
  reports: readonly Report[],
  bestStep: number,
): Report {
  return reports.find(({ step }) => step === bestStep) ?? reports[reports.length - 1];
}

/** Where and when checkpoints are written. */
export interface CheckpointOptions extends CheckpointPlaces {
  readonly checkpointSeconds?: number;
  /** The model that the training goes on from, where it can. */
  readonly from?: string;
}

/** Adds the options of checkpoints, and of going on from one, to a command that trains. */
export function addCheckpointOptions(command: Command): Command {
  return addTableOptions(command, CHECKPOINT_FLAGS);
}

/**
 * Reads the checkpoint that a training goes on from.
 * @throws InputError naming the file when it is another kind of file
 */
export async function readCheckpoint(path: string, kind: string): Promise<ModelState> {
  const state = await readModelFile(path);
  if (state.kind === kind) return state;
  throw new InputError(
    sentence(
      'cli/no-checkpoint',
    )`this is no ${{ expected: kind }} but a ${{ kind: state.kind }}; --resume goes on from what an interrupted training wrote`,
    { input: path },
  );
}

/** Says which options a training goes on with that are not those it was begun with. */
export function tellExtended(extended: readonly ExtendedOption[], environment: Environment): void {
  for (const { name, before, now } of extended) {
    tell(
      sentence(
        'cli/extended-training',
      )`The training goes on with ${{ name: option(name) }} ${{ now }}; it was begun with ${{ before }}.`,
      environment,
    );
  }
}

/** The options by which a training writes checkpoints. */
export interface Checkpoints {
  readonly checkpointSeconds: number;
  readonly onCheckpoint: (state: ModelState) => Promise<void>;
}

/**
 * Finds out before long work whether the model and its checkpoints could be written.
 * @param inputs files that are read, and not to be replaced
 * @throws InputError when they could not, or a checkpoint would replace a file that is not the training's
 */
export async function checkOutputs(
  options: CheckpointOptions,
  inputs: readonly string[],
): Promise<CheckpointFile> {
  await checkWritable(options.output, inputs);
  await checkWritable(checkpointPath(options), inputs);
  return CheckpointFile.claim(options);
}

/**
 * Runs a training that writes checkpoints; when it is interrupted, the error says how to go on.
 * @param file as `checkOutputs` returned it
 * @param notes what the files say beside what the training keeps
 */
export async function withCheckpoints<T>(
  file: CheckpointFile,
  options: CheckpointOptions,
  notes: JsonObject,
  train: (checkpoints: Checkpoints) => Promise<T>,
): Promise<T> {
  const { checkpointSeconds } = withDefaults(
    CHECKPOINT_OPTIONS,
    readTableOptions(CHECKPOINT_FLAGS, options),
  );
  try {
    return await train({
      checkpointSeconds,
      // An interrupted training writes its last checkpoint all the same: no signal here.
      onCheckpoint: (state) => file.write({ ...state, metadata: { ...state.metadata, ...notes } }),
    });
  } catch (error) {
    const path = file.written;
    if (!(error instanceof InterruptedError) || path === undefined) throw error;
    const resume = `--resume ${path}`;
    const how =
      options.from === undefined
        ? resume
        : sentence('cli/in-place-of-from')`${{ resume }} in place of --from`;
    throw new InterruptedError(
      sentence(
        'cli/interrupted-training',
      )`${{ stopped: error.problem }} The checkpoint is ${{ path }}; go on with the same command and ${{ how }}.`,
      { cause: error },
    );
  }
}
