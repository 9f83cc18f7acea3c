import type { PackedStep, StepStates, StepWorkspace } from './cell.ts';

/** The arguments of a window of one step, of which each step changes three. */
interface StepArguments {
  readonly hidden: number;
  projected: number;
  reverse: 0 | 1;
  batch: number;
}

/**
 * Makes a step of a window's kernel and its arguments: one object, for a spread would take longer than a small step.
 */
export function createPackedStep<Args extends StepArguments>(
  args: Args,
  states: StepStates,
  run: (args: Args) => void,
): PackedStep {
  const { hidden } = args;
  return {
    states,
    run: (projected, turn, batch) => {
      args.projected = projected;
      args.reverse = turn;
      args.batch = batch;
      run(args);
      return states.h + 4 * hidden * batch * (1 - turn);
    },
  };
}

/** Returns where a step's states lie: in the room that is given, or in new room. */
export function placeStates(
  { allocate, batch, states }: StepWorkspace,
  hidden: number,
  hasCells: boolean,
): StepStates {
  return (
    states ?? { h: allocate(2 * batch * hidden), c: hasCells ? allocate(2 * batch * hidden) : 0 }
  );
}

/** What the window of one step takes, whatever the cell. */
export const ONE_STEP: {
  readonly projected: number;
  readonly lengths: number;
  readonly steps: number;
  readonly batch: number;
  readonly reverse: 0 | 1;
} = { projected: 0, lengths: 0, steps: 1, batch: 1, reverse: 0 };
