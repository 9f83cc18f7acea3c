import type { Values } from '../../shell/address.ts';
import type { TextFlow, TextFlowLook } from '../../worker/job-looks.ts';
import type { BpttFields } from './state.ts';

type State = Values<BpttFields>;

/** What the worker is asked for the text. */
export function textFlowLook({ text, cut }: Pick<State, 'text' | 'cut'>): TextFlowLook {
  return { what: 'text-flow', text, chunk: cut, plain: false };
}

/** The numbers of the text as far as the gradient has come: a row a state, from the first. */
export function textTables(
  flow: TextFlow | undefined,
  { step }: Pick<State, 'step'>,
): Record<'flow' | 'weights', number[][]> {
  if (flow === undefined) return { flow: [], weights: [] };
  const last = flow.whole.length - 1;
  return {
    flow: flow.whole.flatMap((whole, t) => (last - t > step ? [] : [[whole, flow.cut[t] ?? 0]])),
    weights: [[...(flow.weights ?? [])]],
  };
}
