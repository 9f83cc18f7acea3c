import type { VNode } from 'preact';

/** king − man + woman as it lies on the plane of its words: two arrows of one length, and the queen beside the end. */
export function Miniature(): VNode {
  return (
    <svg viewBox="0 0 150 64">
      <path class="mini-line back" d="M34 52H92" />
      <path class="mini-line" d="M52 16H110" />
      <circle class="mini-minus" cx={34} cy={52} r={3.5} />
      <circle class="mini-minus" cx={92} cy={52} r={3.5} />
      <circle class="mini-minus" cx={52} cy={16} r={3.5} />
      <circle class="mini-plus" cx={116} cy={20} r={4} />
    </svg>
  );
}
