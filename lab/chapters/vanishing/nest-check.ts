import { differentiateNestedTanh } from 'malmoi/inspect';
import type { Values } from '../../shell/address.ts';
import type { VanishingFields } from './state.ts';

/** What the library says of the nested example: the derivative by its tape in double precision. */
export async function checkNest({
  inputs,
  start,
  state,
  input,
  bias,
}: Values<VanishingFields>): Promise<Record<string, number[][]>> {
  if (inputs.length === 0) return { states: [[]], factors: [[]], derivative: [[1]] };
  const nest = await differentiateNestedTanh({
    ...{ inputs, initialState: start, stateWeight: state, inputWeight: input, bias },
  });
  return {
    states: [nest.steps.map(({ h }) => h)],
    factors: [nest.steps.map(({ factor }) => factor)],
    derivative: [[nest.byTape]],
  };
}
