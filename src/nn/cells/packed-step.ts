import type { PackedStep } from './cell.ts';

/** The arguments of a window of one step, of which each step changes two. */
interface StepArguments {
  readonly states: number;
  readonly hidden: number;
  projected: number;
  reverse: 0 | 1;
}

/**
 * Makes a step of a window's kernel and its arguments: one object, for a spread would take longer than a small step.
 */
export function createPackedStep<Args extends StepArguments>(
  args: Args,
  run: (args: Args) => void,
): PackedStep {
  const { states, hidden } = args;
  return (projected, turn) => {
    args.projected = projected;
    args.reverse = turn;
    run(args);
    return states + 4 * hidden * (1 - turn);
  };
}

/** What the window of one step of one sequence takes, whatever the cell. */
export const ONE_STEP: {
  readonly projected: number;
  readonly lengths: number;
  readonly steps: number;
  readonly batch: number;
  readonly reverse: 0 | 1;
} = { projected: 0, lengths: 0, steps: 1, batch: 1, reverse: 0 };
