import type { Proof } from './chapter.ts';

/** What "prove it" found: the pairs, and how far the worst of them is apart for its size. */
export function proofOf(pairs: Proof['pairs']): Proof {
  const apart = pairs.map(
    ({ one, other }) => Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other)),
  );
  return { pairs, worst: Math.max(0, ...apart) };
}
