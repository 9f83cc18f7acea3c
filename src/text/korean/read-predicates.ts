import { AUXILIARY, chainCost, contractedEndingCost, stemCost } from './costs.ts';
import type { KoreanGrammar } from './grammar.ts';
import { AUXILIARIES } from './lexicon/suffixes.ts';
import { type PredicateCandidate, predicateCandidates } from './predicate-candidates.ts';
import type { Reading } from './reading.ts';

/** Auxiliaries by their last syllable, since nearly every stem ends in none of them. */
const AUXILIARIES_BY_END = new Map(
  [...AUXILIARIES.keys()].map((auxiliary) => {
    const end = auxiliary.slice(-1);
    return [end, [...AUXILIARIES].filter(([other]) => other.endsWith(end))] as const;
  }),
);

/** A stem this likely is a word of its own and is not taken for a verb with an auxiliary. */
const WORD_OF_ITS_OWN = 1;

/** Reads verbs and adjectives with their endings. */
export function* readPredicates(
  surface: string,
  candidates: readonly PredicateCandidate[],
  grammar: KoreanGrammar,
): Generator<Reading> {
  const merged = !/[아어여와워라러려]$/.test(surface);
  for (const candidate of candidates) {
    const { stem, chain } = candidate;
    if (chain.hosts === 'copula') continue;
    const own = stemCost(stem, chain);
    const cost = own + chainCost(chain, merged) + contractedEndingCost(stem, chain);
    const chains = [{ parts: chain.parts, behind: 0 }];
    yield { lemma: `${stem}다`, kind: 'predicate', cost, content: stem, chains };
    if (own > WORD_OF_ITS_OWN) yield* readAuxiliaries(surface, candidate, cost - own, grammar);
  }
}

/** A verb, and the chains that join auxiliaries to it. */
type Joined = Pick<Reading, 'content' | 'cost' | 'chains'>;

/** Reads verbs with an auxiliary written to them: the stem 알려주 is 알리 + 어 + 주. */
function* readAuxiliaries(
  surface: string,
  { stem, chain }: PredicateCandidate,
  chainCost: number,
  { linking }: KoreanGrammar,
): Generator<Reading> {
  for (const { content, cost, chains } of splitAuxiliaries(stem, surface.length, linking)) {
    yield {
      lemma: `${content}다`,
      kind: 'predicate',
      cost: cost + chainCost,
      content,
      chains: [...chains, { parts: chain.parts, behind: 0 }],
    };
  }
}

/**
 * Splits the auxiliaries off a stem, two of them at most: 알게해주 is 알 + 게 + 하 + 아 + 주.
 * @param length syllables of the eojeol
 */
function* splitAuxiliaries(
  stem: string,
  length: number,
  linking: KoreanGrammar['linking'],
  depth = 1,
): Generator<Joined> {
  for (const [auxiliary, forms] of AUXILIARIES_BY_END.get(stem.slice(-1)) ?? []) {
    if (!stem.endsWith(auxiliary) || stem.length === auxiliary.length) continue;
    const before = stem.slice(0, -auxiliary.length);
    const behind = length - before.length;
    for (const first of predicateCandidates(before, linking)) {
      if (!forms.includes(first.chain.underlying)) continue;
      const chains: Joined['chains'] = [
        { parts: first.chain.parts, behind },
        { parts: [{ form: auxiliary, label: 'auxiliary', fromEnd: behind }], behind: 0 },
      ];
      const own = stemCost(first.stem, first.chain);
      yield { content: first.stem, cost: own + AUXILIARY, chains };
      if (own <= WORD_OF_ITS_OWN || depth === 2) continue;
      for (const inner of splitAuxiliaries(first.stem, length, linking, depth + 1)) {
        yield { ...inner, cost: inner.cost + AUXILIARY, chains: [...inner.chains, ...chains] };
      }
    }
  }
}
