import type { EndingChain } from './ending-chains.ts';
import { joinedStemCost, STRONG } from './joined-stems.ts';
import { NOUNS_LIKE_INFLECTED, SHORT_NOUNS } from './lexicon/nouns.ts';
import { PREDICATE_STEMS } from './lexicon/predicates.ts';
import { PREDICATE_SUFFIXES } from './lexicon/suffixes.ts';
import type { ParticleChain } from './particles.ts';
import { finalOf, isSyllable } from './syllable.ts';

/** Particles that few nouns end in by chance. */
const RELIABLE = new Set('을 를 는 은 에 에서 의 으로 에게 까지 부터 보다 처럼 께서'.split(' '));
/** Particles that many words end in by chance, or that seldom follow a noun. */
const DOUBTFUL = new Set('나 서 든 고 며 요 야 아 여 란 랑 께 같이 하고'.split(' '));

/** The verbs and adjectives that win where spellings meet: 들어 is 들다, 가는 is 가다. */
const FREQUENT = new Set(
  '하 되 있 없 보 가 오 주 살 만들 알 들 따르 다르 그렇 이렇 않 같 많 크 받 쓰 나오 나 짓 위하 모르 좋 잇 놓 두 내 길 지나 이루 부르 이르 찾 놀라'.split(
    ' ',
  ),
);
/** One-syllable nouns that win against the verb spelt like them: 나는, 그는. */
const PRONOUNS = new Set(
  '나 너 내 그 이 저 우리 수 것 점 년 시 말 일 길 문 때 해 달 등 삶 앎 꿈 잠 춤 집 데 곳 줄 차 배 물 밤 돈 몸 글 남 감 맘 빛 반'.split(
    ' ',
  ),
);

/** Syllables with ㅆ, which no noun has but 쌌 of laughter: a tense, 있다 or 겠 stands within. */
const PAST_WITHIN = /[았었였했갔왔봤됐겠있났렸졌켰웠셨쳤]$/;

/** Listed nouns that seldom end a compound: 주인공과 and 짬뽕영화로 end in a particle. */
const SELDOM_LAST = new Set(
  '공과 화로 일과 상과 이과 문과 대과 소과 의과 인과 가로 수로 기로'.split(' '),
);

/** Suffixes of persons and things that look like a noun with the particle 이: 빨갱이, 감성팔이. */
const NOUN_IN_I = /.(?:(?<![경전논분항투정])쟁|둥|갱|뱅|팔)이$/;

/** Ends of stems that no noun ends in: 쓰레기같은 is 쓰레기같다, 뜬금없이 an adverb. */
const STEM_END = /[같없있않많싫좋찮]$/;

/** Computes how unlikely a noun is, before any particle. */
export function nounCost(noun: string): number {
  if (PAST_WITHIN.test(noun)) return 5;
  if (STEM_END.test(noun)) return 4;
  if (NOUN_IN_I.test(noun)) return 1;
  if (!isSyllable(noun.slice(-1)) || /[0-9]/.test(noun)) return 0.5;
  if (noun === '삶' || noun === '꿈') return 0.1;
  if (PRONOUNS.has(noun)) return 0.3;
  if (noun.length === 1 && SHORT_NOUNS.has(noun) && PREDICATE_STEMS.has(noun)) return 1.2;
  if (NOUNS_LIKE_INFLECTED.has(noun)) return 0.1;
  if (SHORT_NOUNS.has(noun)) return 0.5;
  if (noun.length === 1) return 5;
  // A compound whose last part is a listed noun: 정상|회의.
  for (let cut = 2; cut <= noun.length - 2; cut += 1) {
    const last = noun.slice(cut);
    if (NOUNS_LIKE_INFLECTED.has(last) && !SELDOM_LAST.has(last)) return 1.2;
  }
  return 2;
}

/** Computes how unlikely it is that a noun stands without a particle. */
export function bareNounCost(noun: string): number {
  if (noun.length === 1 && SHORT_NOUNS.has(noun)) return 0.5;
  // An unknown syllable is itself (쩜, 윌) before it is a verb that no list knows.
  if (noun.length === 1) return nounCost(noun) + 0.5;
  return nounCost(noun) + (NOUNS_LIKE_INFLECTED.has(noun) ? 0.2 : 1.5);
}

/** Returns whether a noun of four syllables or more ends in a known stem of two. */
function endsInStem(noun: string): boolean {
  return (
    noun.length > 3 &&
    PREDICATE_STEMS.has(noun.slice(-2)) &&
    !NOUNS_LIKE_INFLECTED.has(noun.slice(-2))
  );
}

/** Pronouns that 나 makes general: 누구나, 어디나. */
const OPEN_PRONOUN = /^(?:누구|아무|어디|언제|무엇|얼마)$/;

/** Computes how unlikely a chain of particles is. */
export function particleCost(noun: string, chain: ParticleChain): number {
  const last = chain.parts.at(-1);
  // 서 for 에서 follows few nouns (여기서, 어디서, 데서); 해서는 is 하다.
  if (chain.parts[0]?.form === '서') return /[기디데]$/.test(noun) ? 0.8 : 1.8;
  if (chain.parts.length > 1)
    return RELIABLE.has(last?.form ?? '') ? 0.55 : last?.form === '요' ? 1.5 : 0.7;
  if (last === undefined) return 0;
  if (noun === '나' && /^[도만]$/.test(last.form)) return 0.5;
  // 나가 and 너가 are 나가다 and no pronoun: that is 내가.
  if (/^[나너저]$/.test(noun) && last.form === '가') return 3;
  // 생각밖에 holds the particle 밖에.
  if (noun.length > 1 && noun.endsWith('밖')) return 1.4;
  if (noun.endsWith('들') && last.form === '아') return 0.6;
  if (OPEN_PRONOUN.test(noun) && last.form === '나') return 0.6;
  // 노래부르는: what stands before 는 is a verb.
  if (chain.surface === '는' && endsInStem(noun)) return 1.4;
  if (RELIABLE.has(last.form)) {
    const unknown = noun.length === 1 && nounCost(noun) > 3 && !'의은'.includes(last.form);
    return unknown ? -1.6 : 0.6;
  }
  if (!DOUBTFUL.has(last.form)) return 0.8;
  if (noun.length === 1) return 3;
  return /^[랑란나]$/.test(last.form) ? 1.4 : 1.8;
}

/** What an auxiliary 하다 or 되다 follows, and hardly any noun ends in. */
const HOLDS_VERB = /.(?:(?<=[아어여해봐와워줘려돼져쳐])야|게)$|..기[도는]$|.려고$/;

/** Computes how unlikely a stem is, before any ending. */
export function stemCost(stem: string, chain: EndingChain): number {
  if (FREQUENT.has(stem)) return 0.55;
  if (PREDICATE_STEMS.has(stem)) return 0.8;
  if (finalOf(stem) === 'ㅎ') return Math.min(6, joinedStemCost(stem, chain));
  // ㅆ is a tense in every stem but 있: the stem of 재밌게봤는데 is not 재밌게봤.
  if (finalOf(stem) === 'ㅆ' && !/[있밌겠]$/.test(stem)) return 8;
  let cost = STRONG.test(chain.underlying) ? 3 : 6;
  if (finalOf(stem) === 'ㅂ' && chain.underlying.startsWith('은')) cost = 3;
  for (const suffix of PREDICATE_SUFFIXES) {
    if (stem.length === suffix.length || !stem.endsWith(suffix)) continue;
    const light = suffix === '하' || suffix === '되';
    // 봐야하다 and 알게되다 hold a verb and its auxiliary.
    if (light && HOLDS_VERB.test(stem.slice(0, -1))) continue;
    const short = stem.length - suffix.length === 1 && suffix !== '스럽';
    cost = Math.min(cost, short ? (light && chain.underlying !== '음' ? 2.6 : 4) : light ? 1.2 : 2);
  }
  return Math.min(cost, joinedStemCost(stem, chain));
}

/** 지는, 지를 and 기를 in one syllable, which many nouns end in: 사진, 품질, 손길. */
const LIKE_NOUNS = /^[진질길]$/;

/** Added where an ending shares its syllable: 기는, 지는, 지를 (나쁘진, 보긴, 가시질), or 음 in a noun of one syllable. */
export function contractedEndingCost(stem: string, chain: EndingChain): number {
  if (chain.underlying === '긴') return 0.3;
  // 배신 and 팬들 are nouns.
  if (stem.length === 1 && /^(?:으신|은들)$/.test(chain.underlying)) return 2.5;
  // 감이 and 잠을 are nouns with a particle.
  if (stem.length === 1 && finalOf(stem) === '' && /^음[가-힣]/.test(chain.underlying)) return 0.5;
  if (chain.underlying === '길' && /^[하되보가오있없주말]$/.test(stem)) return 0.3;
  if (!LIKE_NOUNS.test(chain.underlying)) return 0;
  return stem.length > 1 || /^[좋싫않많같]$/.test(stem) ? 0.3 : 2.9;
}

/**
 * Computes how unlikely a chain of endings is; `merged` is 아 contracted into the stem, leaving no trace.
 */
export function chainCost(chain: EndingChain, merged: boolean): number {
  // 세 ends many nouns: 대세, 추세.
  const doubtful = /^(?:아|으셔|으시어)$/.test(chain.underlying) && merged;
  // 졸려 is 졸리다 before it is 졸 + 려.
  const intent = /^으려/.test(chain.underlying) ? 0.1 : 0;
  const bare = doubtful || chain.underlying === '세' ? 1.2 : intent;
  return 0.2 + 0.15 * chain.parts.length + bare;
}

/** Added for a stem that only exists with an auxiliary written to it: 알려|주다. */
export const AUXILIARY = 0.8;
/**
 * Computes how unlikely the copula 이다 is after a noun; 일 and 임 end many nouns (독일, 책임), and 줄이고 is 줄이다.
 */
export function copulaCost(noun: string, chain: EndingChain): number {
  let short = chain.underlying === '을' || chain.underlying === '음' ? 1.6 : 0;
  // 책임 and 게임 are nouns; three syllables that end in 임 seldom are.
  if (chain.underlying === '음' && noun.length > 1) short = 0.9;
  return 0.2 + 0.15 * chain.parts.length + short + (PREDICATE_STEMS.has(`${noun}이`) ? 1 : 0);
}
/** Endings that follow a vowel by chance, in nouns and verbs: 하나, 바다, 사고, 누라. */
const BY_CHANCE = /^(?:[다라나고며지니던란네]|다[고는가니면].*|든지)$/;
/** Endings that hardly any noun ends in, and few stems take: the copula is the likely reading. */
const COPULA_ALONE =
  /^(?:예요|에요|라는|라서|라고|라면|라니|라는데|라지만|라니까|여서|였|이었|랍니다|라기|라던|지만|네요|거든|죠)/;

/** Added where the copula's 이 is left out after a vowel. */
export function droppedCopulaCost(noun: string, ending: string): number {
  // 바라는 and 나네요 are verbs.
  const verbal = noun.length === 1 && !/[거뭐너]/.test(noun) && !/^나라/.test(noun + ending);
  const short = verbal ? 0.6 : 0;
  if (COPULA_ALONE.test(ending)) return 0.1 + short;
  // 꽝이다 is 꽝 + 이다.
  const guess = noun.length === 2 && noun.endsWith('이') && !NOUNS_LIKE_INFLECTED.has(noun);
  if (guess) return 4;
  if (ending === '다' || ending === '라') return 0.9;
  if (/^면(?:서|$)/.test(ending)) return 1.6;
  return BY_CHANCE.test(ending) ? 1.4 : 0.5;
}
/** Added where the ending is not spelled by the rules: 재밌땅. */
export const RESPELLED = 0.6;
