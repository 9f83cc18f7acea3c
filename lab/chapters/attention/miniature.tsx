import type { VNode } from 'preact';
import { createStillModel } from './model.ts';
import { SENTENCE } from './state.ts';

/** The threads of the chapter's first sentence, as the translator looked. */
export function Miniature(): VNode {
  const model = createStillModel({ text: SENTENCE, step: 40 });
  const source = model.source.value.length;
  const steps = model.steps.value;
  const x = (j: number): number => 8 + (j / (source - 1)) * 134;
  const y = (t: number): number => 8 + (t / (steps.length - 1)) * 134;
  return (
    <svg viewBox="0 0 150 64">
      {steps.flatMap(({ shares }, t) =>
        shares.map((share, j) =>
          share < 0.15 ? null : (
            <path
              key={`${t} ${j}`}
              class="mini-thread"
              d={`M${x(j).toFixed(1)} 56C${x(j).toFixed(1)} 32 ${y(t).toFixed(1)} 32 ${y(t).toFixed(1)} 8`}
              stroke-width={(2.4 * share).toFixed(2)}
              opacity={(0.3 + 0.7 * share).toFixed(2)}
            />
          ),
        ),
      )}
      {model.source.value.map((_, j) => (
        <circle key={j} class="mini-dot" cx={x(j).toFixed(1)} cy={57} r={2.2} />
      ))}
      {steps.map((_, t) => (
        <circle key={t} class="mini-dot" cx={y(t).toFixed(1)} cy={7} r={2.2} />
      ))}
    </svg>
  );
}
