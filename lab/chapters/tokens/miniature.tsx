import { createTextPipeline } from 'malmoi/text';
import type { VNode } from 'preact';
import { COURSE_TEXT } from './state.ts';

/** The course's four forms as the library stems them: four words, one stem. */
export function Miniature(): VNode {
  const words = createTextPipeline().words(COURSE_TEXT);
  const stems = [...new Set(createTextPipeline({ stem: 'korean' }).words(COURSE_TEXT))];
  return (
    <svg viewBox="0 0 128 64">
      {words.map((word, i) => (
        <g key={word}>
          <path
            class="mini-line"
            d={`M${17 + i * 31},24C${17 + i * 31},36 64,32 64,44`}
            fill="none"
          />
          <rect class="mini-zero" x={3 + i * 31} y={10} width={28} height={14} />
          <text x={17 + i * 31} y={19.5}>
            {word}
          </text>
        </g>
      ))}
      {stems.map((stem) => (
        <g key={stem}>
          <rect class="mini-plus" x={48} y={44} width={32} height={15} opacity={0.55} />
          <text x={64} y={54}>
            {stem}
          </text>
        </g>
      ))}
    </svg>
  );
}
