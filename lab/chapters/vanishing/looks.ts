import type { Values } from '../../shell/address.ts';
import type { CellFlow, FlowLook, Heard, HeardLook } from '../../worker/job-looks.ts';
import type { VanishingFields } from './state.ts';

type State = Values<VanishingFields>;

/** Letters that stand farther back than this are far. */
export const FAR = 20;

/** What the worker is asked for the lanes. */
export function flowLook({ lag, gain, clip, seed }: State): FlowLook {
  return { what: 'flow', steps: lag, gain, clip, seed, plain: false };
}

/** What the worker is asked for the letters. */
export function heardLook({ text, step }: State): HeardLook {
  return { what: 'heard', text, position: step, plain: false };
}

/** How much of what a prediction hears is far away: the share of the norms of letters more than `FAR` steps back. */
export function farShare({ norms }: Heard): number {
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  return sum(norms.slice(0, Math.max(0, norms.length - FAR))) / (sum(norms) || 1);
}

/** The numbers of the lanes as far as they have come: a row a step back. */
export function flowTables(
  flows: readonly CellFlow[],
  { step, lag }: Pick<State, 'step' | 'lag'>,
): Record<'flow' | 'weights', number[][]> {
  const reached = Math.min(step, lag);
  return {
    flow: Array.from({ length: reached + 1 }, (_, back) =>
      flows.map(({ norms }) => norms[norms.length - 1 - back] ?? 0),
    ),
    weights: flows.map(({ weights }) => [...(weights ?? [])]),
  };
}

/** The numbers of the letters: a row a letter that was read. */
export function heardTables(heard: readonly Heard[]): Record<'heard' | 'predicted', number[][]> {
  const length = heard[0]?.norms.length ?? 0;
  return {
    heard: Array.from({ length }, (_, t) => heard.map(({ norms }) => norms[t] ?? 0)),
    predicted: heard.map((one) => [one.probability, farShare(one)]),
  };
}
