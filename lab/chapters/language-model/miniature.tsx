import type { VNode } from 'preact';
import { shapeCandidates } from './sampling.ts';

/** What comes next: a distribution, warm and cool. */
export function Miniature(): VNode {
  const logits = [3.1, 2.6, 2.2, 1.4, 0.9, 0.3];
  const warm = shapeCandidates(logits, { temperature: 1, topK: 0, topP: 1 });
  const cool = shapeCandidates(logits, { temperature: 0.5, topK: 0, topP: 1 });
  return (
    <svg viewBox="0 0 128 64">
      {warm.map(({ drawn }, i) => (
        <rect
          key={i}
          class="mini-zero"
          x={8 + i * 19}
          y={60 - drawn * 90}
          width={14}
          height={drawn * 90}
        />
      ))}
      {cool.map(({ drawn }, i) => (
        <rect
          key={i}
          class="mini-plus"
          x={11 + i * 19}
          y={60 - drawn * 90}
          width={8}
          height={drawn * 90}
        />
      ))}
    </svg>
  );
}
