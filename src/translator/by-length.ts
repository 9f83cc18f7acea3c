import type { BleuOptions } from '../corpus/scoring/bleu.ts';
import { scoreBleu } from '../corpus/scoring/bleu.ts';
import type { ScoredTranslation } from '../corpus/scoring/scored-translation.ts';

/** How well sources of some lengths are translated. */
export interface LengthScore {
  /** The fewest and the most words of a source, as white space parts them. */
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** From 0 to 100. */
  readonly bleu: number;
}

/** Groups of lengths: about as many pairs in each. */
const GROUPS = 5;

/**
 * Computes BLEU by the length of the sources, from short to long ones, so that it is seen what a model loses on long
 * sentences: all that it knows of them may have to go through one vector. Sources of one length are in one group.
 */
export function scoreByLength(
  sources: readonly string[],
  translations: readonly ScoredTranslation[],
  options: BleuOptions = {},
): LengthScore[] {
  const lengths = sources.map((source) => source.trim().split(/\s+/u).length);
  const order = lengths.map((_, i) => i).sort((a, b) => lengths[a] - lengths[b] || a - b);
  const groups: LengthScore[] = [];
  let begin = 0;
  for (let group = 1; group <= GROUPS && begin < order.length; group++) {
    const share = begin + Math.ceil((order.length - begin) / (GROUPS - group + 1));
    const to = lengths[order[share - 1]];
    let end = share;
    while (end < order.length && lengths[order[end]] === to) end += 1;
    const own = order.slice(begin, end);
    const { score } = scoreBleu(
      own.map((i) => translations[i]),
      options,
    );
    groups.push({ from: lengths[own[0]], to, pairs: own.length, bleu: score });
    begin = end;
  }
  return groups;
}
