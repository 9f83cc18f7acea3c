import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../../base/progress.ts';
import type { Output } from '../environment.ts';

/** Shows progress while long work lasts. */
export interface ProgressBar {
  readonly onProgress: (progress: Progress) => void;
  /** Leaves the last state on the screen and ends the line. */
  stop(): void;
}

/** A bar on standard error when a person is looking, and nothing otherwise. */
export function createProgressBar(output: Output, quiet: boolean): ProgressBar {
  if (quiet || !output.isTerminal) return { onProgress: () => {}, stop: () => {} };
  const started = performance.now();
  const bar = new SingleBar(
    {
      format: '{phase} {bar} {percentage}% {rate}/s{loss} eta {eta_formatted}',
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  let running = false;
  return {
    onProgress: ({ phase, done, total, unit, loss }) => {
      const rate = done / Math.max(1e-3, (performance.now() - started) / 1000);
      const payload = {
        phase,
        rate:
          unit === 'bytes'
            ? `${(rate / 1e6).toFixed(1)} MB`
            : `${Math.round(rate).toLocaleString('en')} ${unit}`,
        loss: loss === undefined ? '' : ` loss ${loss.toFixed(4)}`,
      };
      if (!running) bar.start(total ?? done, done, payload);
      running = true;
      bar.setTotal(total ?? done);
      bar.update(done, payload);
    },
    stop: () => {
      if (running) bar.stop();
    },
  };
}
