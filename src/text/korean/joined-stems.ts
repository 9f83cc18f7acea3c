import type { EndingChain } from './ending-chains.ts';
import { NOUNS_LIKE_INFLECTED } from './lexicon/nouns.ts';
import { PREDICATE_STEMS } from './lexicon/predicates.ts';
import { UNINFLECTED_WORDS } from './lexicon/words.ts';

/** Endings that nothing but a verb or adjective shows: they speak for a stem that no list knows. */
export const STRONG: RegExp =
  /^(?:으시)?(?:았|었|겠|습니|ㅂ니|는데|지만|으면서|도록|으려고|아서|ㄴ다|는다|던|셨|십니)/;

/** Adverbs that people write to the verb without a space: 안보다, 잘만들다, 다쓰다. */
const ADVERBS = new Set(
  '안 않 못 잘 다 또 꼭 막 더 좀 너무 정말 진짜 다시 많이 별로 제일 잘못 왜 넘 걍 젤 첨 딱 늘'.split(
    ' ',
  ),
);
/** Known stems of one syllable that an adverb is not read before: they would be found by chance (못해, 다산). */
const NOT_AFTER_ADVERBS = new Set('이 해 사 서 나 물 들 오 열 날 갈 걸 돌'.split(' '));
/** Stems of one syllable that 안 and 못 go before more often than a noun begins with them: 안나는, 못가고. */
const NEGATED = new Set('가 나 보 되 먹 쓰 하 웃 울'.split(' '));
/** Verbs of one syllable that follow their noun without a space. */
const JOINED = new Set('쩔 싸 먹 받 쓰 찍 씹 빨'.split(' '));
/** The commonest stems of one syllable: a noun may stand before them where the ending is no particle. */
const LIGHT = new Set('보 주 나 내 치 되'.split(' '));
/** Nouns of one syllable that an object of LIGHT is: 돈주고, 점줌, 욕먹는. */
const SHORT_OBJECTS = new Set('돈 점 별 욕 약 책 글 말 눈 꿈 힘 밥 술 똥 혼 티 맛'.split(' '));
/** Words of one syllable that are written to a longer predicate. */
const BEFORE_LONG = new Set('옛 새 첫 참 젤 첨 왜 넘 걍 늘 딱'.split(' '));
/** Stems that show in any form, since no noun ends in their consonants: 쓰레기같은, 기분좋은. */
const VISIBLE = /[같없있않많싫좋찮깊높]$/;
/** Endings that leave one consonant or nothing behind: 를 must not become a verb in 르. */
const TRACELESS = /^(?:은|을|음|아)$/;
/** Endings that are particles or end nouns, too: 보는 of 정보는, 가요 of 한국가요. */
const LIKE_PARTICLES = /^(?:는|도|만|고|지|나|네|자|기|다|대|으리|[은을음아].*)$/;
/** Words after which one syllable is a verb whatever its ending: 내가본, 영화처음본. */
const BEFORE_VERB =
  /(?:^(?:[내네니제]|누)가|처음|다시|직접|혼자|지금|오늘|어제|방금|같이|끝까지|[밌있없하렇럽]게)$/;
/** Ends of words that a predicate follows: particles and connective endings. */
const PHRASE_END = /[가도을를은는에만지고게]$/;

/**
 * Computes how unlikely a stem is that ends in a known one, with other words written before it: 재미도없, 끝까지보.
 * Infinity where it ends in none.
 */
export function joinedStemCost(stem: string, chain: EndingChain): number {
  let cost = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < stem.length; cut += 1) {
    const last = stem.slice(cut);
    if (last !== '이' && PREDICATE_STEMS.has(last)) {
      cost = Math.min(cost, costBefore(stem.slice(0, cut), last, chain.underlying));
    }
  }
  return STRONG.test(chain.underlying) ? cost - 0.2 : cost;
}

/** Computes how unlikely it is that `before` is written to the known stem `last`. */
function costBefore(before: string, last: string, ending: string): number {
  const traceless = TRACELESS.test(ending) && !VISIBLE.test(last);
  const long = last.length > 1;
  if (ADVERBS.has(before)) {
    const seen = /^[안못]$/.test(before) && last === '보';
    if (traceless && ending !== '음' && !long && !seen) return Number.POSITIVE_INFINITY;
    if ('안않못'.includes(before) && NEGATED.has(last) && !traceless) return 1;
    return long || !NOT_AFTER_ADVERBS.has(last) || /^(?:ㄴ다|았|겠)/.test(ending)
      ? 1.6
      : Number.POSITIVE_INFINITY;
  }
  if (isAuxiliary(before, last)) return Number.POSITIVE_INFINITY;
  if (VISIBLE.test(last)) return 1.6;
  if (LIGHT.has(last) && BEFORE_VERB.test(before)) return 1.6;
  if (NEGATED.has(last) && /..[안못]$/.test(before) && ending !== '아') return 1.6;
  if (long && SHORT_OBJECTS.has(before) && (!traceless || ending === '음')) return 1.8;
  if (last === '주' && /^[점돈별]$/.test(before) && /^[은음]$/.test(ending)) return 1.8;
  if (traceless || (!long && /\d$/.test(before))) return Number.POSITIVE_INFINITY;
  if (
    SHORT_OBJECTS.has(before) &&
    !long &&
    ending !== '기' &&
    (LIGHT.has(last) || JOINED.has(last))
  )
    return 2;
  if (last.length > 2 && (before.length > 1 || BEFORE_LONG.has(before))) return 1.6;
  if (before.length === 1) return Number.POSITIVE_INFINITY;
  const isPhrase = UNINFLECTED_WORDS.has(before) || PHRASE_END.test(before);
  if (long) return isPhrase ? 1.8 : 2.3;
  if (JOINED.has(last) || ((isPhrase || before.endsWith('이')) && STRONG.test(ending))) return 2.2;
  if (last === '보' && /^아[가-힣]/.test(ending)) return 1.8;
  if (!LIGHT.has(last)) return Number.POSITIVE_INFINITY;
  if (NOUNS_LIKE_INFLECTED.has(before) && ending !== '아') return 2;
  return LIKE_PARTICLES.test(ending) ? Number.POSITIVE_INFINITY : 2.6;
}

/** Returns whether the stem is the auxiliary of a verb before it: 고 있, 아 주, 지 않. */
function isAuxiliary(before: string, last: string): boolean {
  if (last === '있') return /[고아어여해켜려져쳐겨와워]$/.test(before);
  if (last === '않') return before.endsWith('지');
  return '보주나내가오'.includes(last) && /[아어여해켜려져쳐겨와워]$/.test(before);
}
