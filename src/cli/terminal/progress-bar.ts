import type { Progress } from '../../base/progress.ts';
import type { Environment } from '../environment.ts';
import { ProgressClock } from './progress-clock.ts';
import { formatProgress, type ProgressState } from './progress-line.ts';

/** Shows progress while long work lasts. */
export interface ProgressBar {
  readonly onProgress: (progress: Progress) => void;
  /** Leaves the last state on the screen, without what no longer holds, and ends the line. */
  stop(): void;
}

/** Milliseconds between two drawings where the line can be drawn again, and where it cannot. */
const [REDRAW_EVERY, WRITE_EVERY] = [60, 10_000];
/** Columns of a terminal that does not say how many it has. */
const USUAL_COLUMNS = 80;
/** To the start of the line, and clear it. */
const ANEW = '\r\u001b[K';

/**
 * Shows a bar when a person is looking, and nothing otherwise. On a terminal that cannot move its cursor (`TERM=dumb`)
 * it writes a line every ten seconds, and one at the end.
 * @param now gives the time in milliseconds
 */
export function createProgressBar(
  { stderr: output, language = 'en' }: Pick<Environment, 'stderr' | 'language'>,
  quiet: boolean,
  now: () => number = () => performance.now(),
): ProgressBar {
  if (quiet || !output.isTerminal) return { onProgress: () => {}, stop: () => {} };
  const clock = new ProgressClock(now);
  const { redraws = true } = output;
  const started = now();
  let shown = redraws ? Number.NEGATIVE_INFINITY : started;
  let last: Progress | undefined;
  const draw = (state: ProgressState): void => {
    // The last column stays free: some terminals begin a new line there.
    const line = formatProgress(state, (output.columns ?? USUAL_COLUMNS) - 1, language);
    output.write(redraws ? ANEW + line : `${line}\n`);
  };
  return {
    onProgress(progress) {
      const state = clock.observe(progress);
      const isNew = last?.phase !== progress.phase;
      last = progress;
      const wait = redraws ? REDRAW_EVERY : WRITE_EVERY;
      if (now() - shown < wait && !(isNew && redraws)) return;
      shown = now();
      draw(state);
    },
    stop() {
      if (last === undefined) return;
      draw({ ...last, secondsTaken: (now() - started) / 1000 });
      if (redraws) output.write('\n');
      last = undefined;
    },
  };
}
