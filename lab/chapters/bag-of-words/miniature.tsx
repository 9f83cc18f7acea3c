import { CountVectorizer, toDense } from 'malmoi/counts';
import { createTextPipeline } from 'malmoi/text';
import type { VNode } from 'preact';
import { COURSE_SENTENCES } from './state.ts';

const SIDE = 14;

/** The course's two sentences as the library counts them: two columns. */
export function Miniature(): VNode {
  const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });
  const vectorizer = new CountVectorizer({ analyzer });
  const rows = toDense(vectorizer.fitTransform(COURSE_SENTENCES.split('\n')));
  return (
    <svg viewBox="0 0 128 64">
      {rows.map((row, r) =>
        row.map((count, i) => (
          <g key={`${r} ${vectorizer.features} ${String(i)}`}>
            <rect
              class={count === 0 ? 'mini-zero' : 'mini-plus'}
              x={8 + i * SIDE}
              y={14 + r * (SIDE + 8)}
              width={SIDE - 2}
              height={SIDE - 2}
              opacity={count === 1 ? 0.55 : 1}
            />
            <text x={14 + i * SIDE} y={23.5 + r * (SIDE + 8)}>
              {count}
            </text>
          </g>
        )),
      )}
    </svg>
  );
}
