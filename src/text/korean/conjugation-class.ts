import { finalOf, vowelOf } from './syllable.ts';

/**
 * How a stem changes before an ending. Named as Korean grammars name them: the letter that changes.
 * - `regular`: nothing but vowel contraction (먹다, 보다), the loss of ㄹ (살다) and of ㅡ (쓰다)
 * - `ㅂ`: 가깝다 가까운, 돕다 도와; `ㄷ`: 듣다 들어; `ㅅ`: 짓다 지어; `ㅎ`: 그렇다 그래
 * - `르`: 모르다 몰라; `러`: 푸르다 푸르러; `우`: 푸다 퍼; `여`: 하다 하여, 해
 */
export type ConjugationClass = 'regular' | 'ㅂ' | 'ㄷ' | 'ㅅ' | 'ㅎ' | '르' | '러' | '우' | '여';

/** Ends of the stems in ㅂ that stay regular; every other one is ㅂ-irregular (the open class: -답다, -롭다, -스럽다). */
const REGULAR_B = /(?:입|잡|뽑|씹|접|집|꼽|업|좁|뵙|수줍)$/;
/** Stems in ㅂ that are irregular and regular by meaning: 굽다 "bake" (구워) and "bend" (굽어). */
const BOTH_B = words('굽');
/** Ends of the ㄷ-irregular stems: a closed list. */
const IRREGULAR_D = /(?:듣|걷|싣|깨닫|긷|눋|붇|일컫|내닫|치닫|묻)$/;
/** Of these, the ones that are regular too, by meaning: 묻다 "ask" (물어) and "bury" (묻어). */
const BOTH_D = words('묻 파묻 걷');
/** Ends of the ㅅ-irregular stems: a closed list; 벗다, 씻다, 웃다, 솟다, 빗다, 빼앗다 are regular. */
const IRREGULAR_S = /(?:짓|잇|붓|긋|젓|잣)$|^낫$/;
/** Ends of the verbs in ㅎ, and of 좋다: regular. Every adjective in ㅎ but 좋다 is irregular. */
const REGULAR_H = /(?:놓|넣|낳|쌓|닿|찧|땋|빻|좋)$/;
/** Ends of the stems in 르 that only lose ㅡ: 따르다 따라. */
const REGULAR_REU = /(?:따르|치르|들르|다다르|우러르)$/;
/** Stems in 르 whose 어 becomes 러; 이르다 is 르 ("early", "tell") and 러 ("reach"). */
const REO = words('푸르 노르 이르 누르');

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const REGULAR: readonly ConjugationClass[] = ['regular'];

/**
 * Returns the classes a stem (without 다) may conjugate by; more than one where two words share a spelling.
 * Stems that no list names follow the class that is open in today's language.
 */
export function conjugationClasses(stem: string): readonly ConjugationClass[] {
  switch (finalOf(stem)) {
    case 'ㅂ':
      if (BOTH_B.has(stem)) return ['ㅂ', 'regular'];
      return REGULAR_B.test(stem) ? REGULAR : ['ㅂ'];
    case 'ㄷ':
      if (BOTH_D.has(stem)) return ['ㄷ', 'regular'];
      return IRREGULAR_D.test(stem) ? ['ㄷ'] : REGULAR;
    case 'ㅅ':
      return IRREGULAR_S.test(stem) ? ['ㅅ'] : REGULAR;
    case 'ㅎ':
      return irregularH(stem) ? ['ㅎ'] : REGULAR;
    case '':
      return openStemClasses(stem);
    default:
      return REGULAR;
  }
}

/** Colors and demonstratives: at least two syllables, the last in 앟, 얗, 엏 or 옇. */
function irregularH(stem: string): boolean {
  return stem.length > 1 && 'ㅏㅑㅓㅕ'.includes(vowelOf(stem)) && !REGULAR_H.test(stem);
}

/** Returns the classes of a stem that ends in a vowel. */
function openStemClasses(stem: string): readonly ConjugationClass[] {
  if (stem.endsWith('하')) return ['여'];
  if (stem.endsWith('르') && stem.length > 1) {
    if (REO.has(stem)) return stem === '이르' || stem === '누르' ? ['르', '러'] : ['러'];
    return REGULAR_REU.test(stem) ? REGULAR : ['르'];
  }
  return stem === '푸' ? ['우'] : REGULAR;
}
