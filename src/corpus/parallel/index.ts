export { type NamedLines, pairLines, splitPairs } from './read-pairs.ts';
export type { TextPair } from './text-pair.ts';
