import type { EndingChain } from './ending-chains.ts';
import { NOUNS_LIKE_INFLECTED, SHORT_NOUNS } from './lexicon/nouns.ts';
import { PREDICATE_STEMS } from './lexicon/predicates.ts';
import { PREDICATE_SUFFIXES } from './lexicon/suffixes.ts';
import type { ParticleChain } from './particles.ts';
import { finalOf, isSyllable } from './syllable.ts';

/** Particles that few nouns end in by chance. */
const RELIABLE = new Set('을 를 는 은 에 에서 의 으로 에게 까지 부터 보다 처럼 께서'.split(' '));
/** Particles that many words end in by chance, or that seldom follow a noun. */
const DOUBTFUL = new Set('나 서 든 고 며 요 야 아 여 란 랑 께 같이 대로 하고'.split(' '));

/** The verbs and adjectives that win where spellings meet: 들어 is 들다, 가는 is 가다. */
const FREQUENT = new Set(
  '하 되 있 없 보 가 오 주 살 만들 알 들 따르 다르 그렇 이렇 않 같 많 크 받 쓰 나오 나 짓 위하 모르 좋 잇 놓 두 내 길 지나 이루 부르 이르 찾'.split(
    ' ',
  ),
);
/** One-syllable nouns that win against the verb spelt like them: 나는, 그는. */
const PRONOUNS = new Set(
  '나 너 내 그 이 저 우리 수 것 점 년 시 말 일 길 문 때 해 달 등 삶 앎 꿈 잠 춤 집 데 곳 줄 차 배 물 밤 돈 몸 글'.split(
    ' ',
  ),
);

/** How unlikely a noun is, before any particle. */
export function nounCost(noun: string): number {
  if (!isSyllable(noun.slice(-1)) || /[0-9]/.test(noun)) return 0.5;
  if (PRONOUNS.has(noun)) return 0.3;
  if (noun.length === 1 && SHORT_NOUNS.has(noun) && PREDICATE_STEMS.has(noun)) return 1.2;
  if (NOUNS_LIKE_INFLECTED.has(noun)) return 0.1;
  if (SHORT_NOUNS.has(noun)) return 0.5;
  if (noun.length === 1) return 5;
  // A compound whose last part is a listed noun: 정상|회의.
  for (let cut = 2; cut <= noun.length - 2; cut += 1) {
    if (NOUNS_LIKE_INFLECTED.has(noun.slice(cut))) return 1.2;
  }
  return 2;
}

/** How unlikely it is that a noun stands without a particle. */
export function bareNounCost(noun: string): number {
  if (noun.length === 1 && SHORT_NOUNS.has(noun)) return 0.5;
  return nounCost(noun) + (NOUNS_LIKE_INFLECTED.has(noun) ? 0.2 : 1.5);
}

/** How unlikely a chain of particles is. */
export function particleCost(noun: string, chain: ParticleChain): number {
  const last = chain.parts.at(-1);
  // 서 for 에서 follows few nouns (여기서, 어디서, 데서); 해서는 is 하다.
  if (chain.parts[0]?.form === '서') return /[기디데]$/.test(noun) ? 0.8 : 1.8;
  if (chain.parts.length > 1)
    return RELIABLE.has(last?.form ?? '') ? 0.55 : last?.form === '요' ? 1.5 : 0.7;
  if (last === undefined) return 0;
  if (RELIABLE.has(last.form)) {
    const unknown = noun.length === 1 && nounCost(noun) > 3 && !'의은'.includes(last.form);
    return unknown ? -1.6 : 0.6;
  }
  if (!DOUBTFUL.has(last.form)) return 0.8;
  return noun.length === 1 ? 3 : 1.8;
}

/** Endings that nothing but a verb or adjective shows: they speak for a stem that no list knows. */
const STRONG =
  /^(?:으시)?(?:았|었|겠|습니|ㅂ니|는데|지만|으면서|도록|으려고|아서|ㄴ다|는다|던|셨|십니)/;

/** How unlikely a stem is, before any ending. */
export function stemCost(stem: string, chain: EndingChain): number {
  if (FREQUENT.has(stem)) return 0.55;
  if (PREDICATE_STEMS.has(stem)) return 0.8;
  if (finalOf(stem) === 'ㅎ') return 6;
  let cost = STRONG.test(chain.underlying) ? 3 : 6;
  if (finalOf(stem) === 'ㅂ' && chain.underlying.startsWith('은')) cost = 3;
  for (const suffix of PREDICATE_SUFFIXES) {
    if (stem.length === suffix.length || !stem.endsWith(suffix)) continue;
    const light = suffix === '하' || suffix === '되';
    const short = stem.length - suffix.length === 1;
    cost = Math.min(cost, short ? (light ? 2.6 : 4) : light ? 1.2 : 2);
  }
  return cost;
}

/** How unlikely a chain of endings is; `merged` is 아 contracted into the stem, leaving no trace. */
export function chainCost(chain: EndingChain, merged: boolean): number {
  const bare = /^(?:아|으셔|으시어)$/.test(chain.underlying) && merged ? 1.2 : 0;
  return 0.2 + 0.15 * chain.parts.length + bare;
}

/** Added for a stem that only exists with an auxiliary written to it: 알려|주다. */
export const AUXILIARY = 0.8;
/** How unlikely the copula 이다 is after a noun; 일 and 임 end many nouns (독일, 책임), and 줄이고 is 줄이다. */
export function copulaCost(noun: string, chain: EndingChain): number {
  const short = chain.underlying === '을' || chain.underlying === '음';
  return (
    0.2 + 0.15 * chain.parts.length + (short ? 1.6 : 0) + (PREDICATE_STEMS.has(`${noun}이`) ? 1 : 0)
  );
}
/** Added where the copula's 이 is left out after a vowel. */
export const COPULA_DROPPED = 1.4;
