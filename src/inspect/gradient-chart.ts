import { sentence } from '../base/sentence.ts';
import type { LineChart } from './drawing/line-chart.ts';
import type { GradientFlow } from './gradient-flow.ts';

/** Gradient flows side by side: the norm of the state's gradient, by steps back from the loss. */
export function chartGradientFlow(
  flows: readonly { readonly name: string; readonly flow: GradientFlow }[],
): LineChart {
  const longest = flows.reduce((most, { flow }) => Math.max(most, flow.state.length), 0);
  const first = flows[0]?.flow;
  return {
    title: sentence(
      'inspect/gradient-chart',
    )`Gradient of the last loss with respect to the state, back in time`,
    xLabel: sentence('inspect/steps-back')`steps back`,
    yLabel: '‖∂loss_T/∂state_t‖',
    x: Array.from({ length: longest }, (_, back) => back),
    series: flows.map(({ name, flow }) => ({ name, y: [...flow.state].reverse() })),
    yScale: 'logarithmic',
    ...(first !== undefined &&
      first.reaches > 0 && {
        mark: {
          x: first.state.length - first.reaches,
          label: sentence('inspect/chunk-begins')`the chunk begins`,
        },
      }),
  };
}
