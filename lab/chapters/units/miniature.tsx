import type { VNode } from 'preact';

/** A text in which one unit opens and closes. */
export function Miniature(): VNode {
  return (
    <svg viewBox="0 0 128 64">
      {Array.from({ length: 40 }, (_, i) => {
        const [row, column] = [Math.floor(i / 10), i % 10];
        const isInside = i > 12 && i < 29;
        return (
          <rect
            key={i}
            class={isInside ? 'mini-plus' : 'mini-zero'}
            x={5 + column * 12}
            y={5 + row * 14}
            width={10}
            height={10}
          />
        );
      })}
    </svg>
  );
}
