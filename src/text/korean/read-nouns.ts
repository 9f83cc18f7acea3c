import { bareNounCost, copulaCost, droppedCopulaCost, nounCost, particleCost } from './costs.ts';
import type { ChainPart, EndingChain } from './ending-chains.ts';
import type { KoreanGrammar, ParticleSplit } from './grammar.ts';
import { CONTRACTED_NOUNS } from './lexicon/contractions.ts';
import { NOUNS_LIKE_INFLECTED } from './lexicon/nouns.ts';
import { PREDICATE_STEMS } from './lexicon/predicates.ts';
import { UNINFLECTED_WORDS } from './lexicon/words.ts';
import { suits } from './particles.ts';
import type { PredicateCandidate } from './predicate-candidates.ts';
import type { Reading } from './reading.ts';
import { finalOf } from './syllable.ts';

/** Particles that may stand between a noun and the copula: 서울에서입니다. */
const BEFORE_COPULA =
  '에서 까지 부터 뿐 만 에게 에게서 로 으로 에서부터 로부터 으로부터 에서뿐'.split(' ');
/** Particles that an adverb takes: 너무나, 다시는, 아직도. */
const AFTER_WORD = new Set('는 은 도 만 까지 요 나 이나 의 로 으로 부터 에 이야 야 서'.split(' '));
/** Particles that stand alone where punctuation or another script parted them from their noun. */
const STANDALONE =
  /^(?:[은는을를가과와의]|(?:에|에서|에게|으?로)[는도의]?|으로서|으로써|까지|부터|라고|이라고)$/;

/** Reads words that never change, with a particle or without, and particles that stand alone. */
export function* readWords(
  surface: string,
  splits: readonly ParticleSplit[],
  { particles }: KoreanGrammar,
): Generator<Reading> {
  if (UNINFLECTED_WORDS.has(surface)) {
    yield { lemma: surface, kind: 'word', cost: 0, content: surface, chains: [] };
  }
  const noun = CONTRACTED_NOUNS.get(surface);
  if (noun !== undefined)
    yield { lemma: noun, kind: 'noun', cost: 0.25, content: noun, chains: [] };
  const parts = STANDALONE.test(surface) ? particles.get(surface)?.[0]?.parts : undefined;
  const first = parts?.[0];
  if (parts !== undefined && first !== undefined) {
    const chains = [{ parts, behind: 0 }];
    yield { lemma: first.form, kind: 'word', cost: 0.3, content: '', chains };
  }
  for (const { noun, chain } of splits) {
    // 달리는 is 달리다.
    if (PREDICATE_STEMS.has(noun) && chain.surface === '는') continue;
    if (noun.length < 2 || !AFTER_WORD.has(chain.surface) || !UNINFLECTED_WORDS.has(noun)) continue;
    const chains = [{ parts: chain.parts, behind: 0 }];
    yield { lemma: noun, kind: 'word', cost: 0.5, content: noun, chains };
  }
}

/** What stands before 거 in 볼거, 하는거: an adnominal ending. */
const BEFORE_THING = /[는은던]$/;

/** Reads 거 contracted with a particle, written to the predicate before it: 보는게 is 보는거 + 가. */
function readThing(surface: string): Reading | undefined {
  const before = surface.slice(0, -1);
  if (surface.endsWith('땐') && finalOf(before) === 'ㄹ') {
    return { lemma: `${before}때`, kind: 'noun', cost: 1.8, content: `${before}때`, chains: [] };
  }
  if (!/[게건걸]$/.test(surface)) return undefined;
  if (!BEFORE_THING.test(before) && !/^(?:모든|이런|그런|저런|어떤|다른)$/.test(before))
    return undefined;
  const noun = `${before}거`;
  return { lemma: noun, kind: 'noun', cost: 1.8, content: noun, chains: [] };
}

/** Reads nouns, with particles or without. */
export function* readNouns(surface: string, splits: readonly ParticleSplit[]): Generator<Reading> {
  const thing = readThing(surface);
  if (thing !== undefined) yield thing;
  const bare = bareNounCost(surface);
  yield { lemma: surface, kind: 'noun', cost: bare, content: surface, chains: [] };
  for (const { noun, chain } of splits) {
    const cost = nounCost(noun) + particleCost(noun, chain);
    const chains = [{ parts: chain.parts, behind: 0 }];
    yield { lemma: noun, kind: 'noun', cost, content: noun, chains };
  }
}

/** Nouns that the copula's endings contract with. */
const MELTS = /(?:^|[는은던])[거꺼]$|^(?:뭐|누구)$/;

/** Returns whether 은가 makes a pronoun indefinite, before a particle: 누군가가 is 누군가. */
function isIndefinite(noun: string, chain: EndingChain): boolean {
  return /^(?:뭐|누구)$/.test(noun) && /^은가[가를는도의와]/.test(chain.underlying);
}

/** Endings by which the copula vanishes after the vowel of a listed noun: 영화 + 인데 is 영환데, 최고 + 입니다 is 최곱니다. */
const MELTED = /^(?:은데|은지|ㅂ니|을까|을지)/;

/** Reads nouns with the copula 이다, and the copula (or 아니다) alone. */
export function* readCopula(
  surface: string,
  candidates: readonly PredicateCandidate[],
  grammar: KoreanGrammar,
): Generator<Reading> {
  for (const { stem, chain } of candidates) {
    if (chain.hosts === 'verbs and adjectives') continue;
    if (stem === '아니' || (stem === '이' && !/^[는게지나아]/.test(chain.underlying))) {
      const cost = 0.2 + copulaCost('', chain);
      const chains = [{ parts: chain.parts, behind: 0 }];
      yield { lemma: `${stem}다`, kind: 'predicate', cost, content: stem, chains };
    }
    // The copula melted with what comes before it: 거 + 인가 is 건가, 뭐 + 을까 is 뭘까.
    if (MELTS.test(stem) && /^[은을ㅂ]/.test(chain.underlying) && !isIndefinite(stem, chain)) {
      yield* readBeforeCopula(surface, stem, chain, copulaCost(stem, chain), grammar);
    } else if (NOUNS_LIKE_INFLECTED.has(stem) && MELTED.test(chain.underlying)) {
      yield* readBeforeCopula(surface, stem, chain, copulaCost(stem, chain) + 0.6, grammar);
    }
    const noun = stem.slice(0, -1);
    if (!stem.endsWith('이') || noun === '') continue;
    // 여 and 였 stand for 이어 and 이었 after a vowel only.
    if ('여였'.includes(surface.charAt(noun.length)) && finalOf(noun) !== '') continue;
    // 이였 is a misspelling of 이었: 감동적이였다 is 감동적, not 감동적이.
    const misspelled = noun.endsWith('이') && '여였'.includes(surface.charAt(noun.length));
    const unlikely = misspelled && !NOUNS_LIKE_INFLECTED.has(noun) ? 1.5 : 0;
    yield* readBeforeCopula(surface, noun, chain, copulaCost(noun, chain) + unlikely, grammar);
  }
  for (let cut = 1; cut < surface.length; cut += 1) {
    const chain = grammar.droppedCopula.get(surface.slice(cut));
    const noun = surface.slice(0, cut);
    if (chain === undefined || finalOf(noun) !== '' || !suits('vowel', noun)) continue;
    // 이 and 아니 are the copula themselves.
    if (noun === '이' || noun === '아니') continue;
    // 학교까지만 has a particle.
    if (noun.endsWith('까') && surface.charAt(cut) === '지') continue;
    const cost = droppedCopulaCost(noun, surface.slice(cut)) + copulaCost(noun, chain);
    yield* readBeforeCopula(surface, noun, chain, cost, grammar);
  }
}

/** Reads the noun before the copula, and the particles that may stand between them. */
function* readBeforeCopula(
  surface: string,
  noun: string,
  chain: EndingChain,
  copulaCost: number,
  { particles }: KoreanGrammar,
): Generator<Reading> {
  const behind = surface.length - noun.length;
  const be: ChainPart = { form: '이', label: 'copula', fromEnd: behind };
  const copula = [
    { parts: [be], behind: 0 },
    { parts: chain.parts, behind: 0 },
  ];
  // 별로다, 그만이다: a word that never changes.
  const known = noun.length > 1 && UNINFLECTED_WORDS.has(noun);
  const cost = (known ? 0.5 : nounCost(noun)) + copulaCost;
  yield { lemma: noun, kind: 'noun', cost, content: noun, chains: copula };
  for (const between of BEFORE_COPULA) {
    const inner = noun.slice(0, -between.length);
    if (inner === '' || !noun.endsWith(between)) continue;
    const found = particles.get(between)?.find(({ host }) => suits(host, inner));
    if (found === undefined) continue;
    yield {
      lemma: inner,
      kind: 'noun',
      cost: nounCost(inner) + 0.3 + copulaCost,
      content: inner,
      chains: [{ parts: found.parts, behind }, ...copula],
    };
  }
}
