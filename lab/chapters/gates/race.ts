import type { Racer } from '../../worker/job-looks.ts';

/** Losses that a mean is over: a single one says little. */
export const WINDOW = 20;

/** Bytes of a weight. */
const BYTES = 4;

/** Numbers beside each weight while it is learned: itself, its gradient, and Adam's two means. */
export const COPIES = 4;

/** The mean of the last losses up to a step; of fewer where there are fewer. */
export function meanLoss(losses: readonly number[], step: number): number {
  const last = losses.slice(Math.max(0, step - WINDOW), step);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** Bytes that learning takes. */
export function memoryOf({ parameters }: Pick<Racer, 'parameters'>): number {
  return parameters * BYTES * COPIES;
}

/** The race's numbers at a step: the losses by step, and what each costs and has reached. */
export function raceTables(
  racers: readonly Racer[],
  step: number,
): Record<'losses' | 'racers', number[][]> {
  return {
    losses: Array.from({ length: step }, (_, t) => racers.map(({ losses }) => losses[t] ?? 0)),
    racers: racers.map((one) => [
      ...[one.hiddenSize, one.parameters, memoryOf(one)],
      ...(step > 0 ? [meanLoss(one.losses, step)] : []),
    ]),
  };
}
