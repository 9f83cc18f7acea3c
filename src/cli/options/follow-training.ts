import type { ModelState } from '../../base/model-state.ts';
import type { Progress } from '../../base/progress.ts';
import type { Sentence } from '../../base/sentence.ts';
import { writeModelFile } from '../../io/node.ts';
import type { ExtendedOption } from '../../training/index.ts';
import type { Environment } from '../environment.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { tell } from '../terminal/tell.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';
import {
  type CheckpointOptions,
  type Checkpoints,
  checkOutputs,
  readCheckpoint,
  tellExtended,
  withCheckpoints,
} from './checkpoint-options.ts';

/** The options by which every training is followed, kept and gone on with. */
export interface FollowedOptions extends CheckpointOptions {
  readonly resume?: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** What a training is followed for. */
export interface FollowedTraining {
  readonly options: FollowedOptions;
  readonly environment: Environment;
  /** The `kind` of its checkpoints. */
  readonly checkpointKind: string;
  /** Files that it reads: none of them may be replaced. */
  readonly inputs: readonly string[];
}

/** What a training is given by who follows it. */
export interface TrainingFollower {
  /** The checkpoint of `--resume`. */
  readonly begun: ModelState | undefined;
  /** For work before the training. */
  readonly work: {
    readonly onProgress: (progress: Progress) => void;
    readonly signal: AbortSignal;
  };
  /** Options of the training: how it is followed, kept and gone on with. */
  readonly following: TrainingFollower['work'] & Checkpoints & { readonly resumeFrom?: ModelState };
  /** Tells of a point in the training, for who has no terminal to watch a bar on. */
  report(sentence: Sentence): void;
}

/** What came of a training. */
export interface FollowedResult {
  /** The model's file. */
  readonly state: ModelState;
  /** Options that it went on with beyond those that it was begun with. */
  readonly extended: readonly ExtendedOption[];
  /** What else is to be said, though not in JSON. */
  readonly remarks?: readonly Sentence[];
  /** The summary as a line of JSON, after so many seconds in all. */
  toJson(seconds: number): string;
  /** The summary for people. */
  format(seconds: number, wording: Wording): string;
}

/**
 * Runs a command that trains: reads the checkpoint that it goes on from, finds out whether its files can be written
 * before the long work, follows that by a bar or by lines, keeps checkpoints, and writes the model and the summary.
 * @throws InputError when a file cannot be written, or the checkpoint is another kind of file
 * @throws InterruptedError when it is interrupted, which says how to go on
 */
export async function followTraining(
  { options, environment, checkpointKind, inputs }: FollowedTraining,
  train: (follower: TrainingFollower) => Promise<FollowedResult>,
): Promise<void> {
  const { output, quiet = false, json = false, resume } = options;
  const { signal, stderr, stdout } = environment;
  const begun = resume === undefined ? undefined : await readCheckpoint(resume, checkpointKind);
  const checkpoint = await checkOutputs(options, inputs);
  const started = performance.now();
  const bar = createProgressBar(environment, quiet);
  try {
    const work = { onProgress: bar.onProgress, signal };
    const result = await withCheckpoints(checkpoint, options, {}, (checkpoints) =>
      train({
        ...{ begun, work },
        following: {
          ...{ ...work, ...checkpoints },
          ...(begun !== undefined && { resumeFrom: begun }),
        },
        report: (sentence) => {
          if (!quiet && !json && !stderr.isTerminal) tell(sentence, environment);
        },
      }),
    );
    await writeModelFile(output, result.state, signal);
    await checkpoint.remove();
    bar.stop();
    if (quiet) return;
    tellExtended(result.extended, environment);
    if (!json) for (const remark of result.remarks ?? []) tell(remark, environment);
    const seconds = (performance.now() - started) / 1000;
    stdout.write(json ? result.toJson(seconds) : result.format(seconds, wordingOf(environment)));
  } finally {
    bar.stop();
  }
}
