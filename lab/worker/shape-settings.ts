import type { TaskName } from '../chapters/shapes/state.ts';

/** A weight of chapter 9's networks is kept as a whole number of this part of 1, in 16 bits. */
export const PARTS = 4096;

/** Widths of the state and updates of the weights, by task. */
export const SHAPE_SETTINGS: Readonly<
  Record<TaskName, { readonly hidden: number; readonly updates: number }>
> = {
  pressure: { hidden: 8, updates: 600 },
  caption: { hidden: 16, updates: 500 },
  review: { hidden: 16, updates: 1500 },
  date: { hidden: 24, updates: 2500 },
  spacing: { hidden: 16, updates: 900 },
};
