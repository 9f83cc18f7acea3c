import type { Engine } from '../../autodiff/tape.ts';
import { InterruptedError } from '../../base/errors.ts';
import type { LongWork } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { LineChart } from '../../inspect/index.ts';
import type { Environment } from '../environment.ts';
import { chartInWords, checkPicture, formatChart, writeChart } from '../terminal/chart.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';
import { type EngineChoice, engineOptionsOf } from './engine-options.ts';

/** The options by which every study is followed and shown. */
export interface FollowedStudyOptions extends EngineChoice {
  /** The chart as a picture. */
  readonly output?: string;
  readonly quiet?: true;
  readonly json?: true;
}

/** A study, and how it is shown. */
export interface FollowedStudy<Study> {
  readonly run: (engine: Engine, work: LongWork) => Promise<Study>;
  readonly chart: (study: Study) => LineChart;
  readonly toJson: (study: Study) => string;
  /** The numbers for people, above the chart. */
  readonly format: (study: Study, wording: Wording) => string;
}

/**
 * Runs a command that studies how models learn: finds out whether its picture can be written before the long work, follows
 * that by a bar, and writes what came of it, also where it was interrupted.
 * @throws InterruptedError when the study was stopped before its end
 */
export async function followStudy<Study extends { readonly complete: boolean }>(
  options: FollowedStudyOptions,
  { run, chart, toJson, format }: FollowedStudy<Study>,
  environment: Environment,
): Promise<void> {
  const { output, json } = options;
  await checkPicture(output);
  // So small networks are no work for several threads.
  const engine = await createEngine({ workers: 1, ...engineOptionsOf(options) });
  const bar = createProgressBar(environment, options.quiet ?? false);
  try {
    const { signal, stdout } = environment;
    const study = await run(engine, { signal, onProgress: bar.onProgress });
    bar.stop();
    const wording = wordingOf(environment);
    const drawn = chartInWords(chart(study), wording);
    stdout.write(json ? toJson(study) : `${format(study, wording)}\n${formatChart(drawn, stdout)}`);
    if (output !== undefined) await writeChart(output, drawn);
    if (!study.complete) {
      throw new InterruptedError(
        sentence('cli/stopped-study')`Stopped before the end; what was ready is shown.`,
      );
    }
  } finally {
    bar.stop();
    engine.dispose();
  }
}
