import { differentiateNestedTanh } from 'malmoi/inspect';
import type { Check } from '../../shell/chapter.ts';
import type { VanishingFields } from './state.ts';

/** What the library says: its nested example, and the derivative by its tape in double precision. */
const check: Check<VanishingFields> = async ({ inputs, start, state, input, bias }) => {
  if (inputs.length === 0) return { states: [[]], factors: [[]], derivative: [[1]] };
  const nest = await differentiateNestedTanh({
    ...{ inputs, initialState: start, stateWeight: state, inputWeight: input, bias },
  });
  return {
    states: [nest.steps.map(({ h }) => h)],
    factors: [nest.steps.map(({ factor }) => factor)],
    derivative: [[nest.byTape]],
  };
};
export default check;
