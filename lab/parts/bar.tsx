import type { VNode } from 'preact';

/** A probability as a length: 0 to 1 of its width. */
export function Bar({ value, class: kind }: { value: number; class?: string }): VNode {
  return (
    <svg
      class={`bar-of ${kind ?? ''}`}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="bar-full" width="100" height="8" />
      <rect class="bar-part" width={Math.max(0, Math.min(1, value)) * 100} height="8" />
    </svg>
  );
}
