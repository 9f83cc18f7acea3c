import { finalOf, vowelOf, withFinal, withVowel } from './syllable.ts';

/** Finals after which 당 and 져 can only be an ending: 재밌당, 좋져. */
const ENDING_FOLLOWS = new Set('ㅆ ㅄ ㅎ ㄶ ㅀ ㅍ ㅌ ㅊ'.split(' '));

/** Syllables in ㅅ that people write for ㅆ: 봣다, 재밋어요, 모르겟네요. */
const S_FOR_SS = /[햇봣갓됫됏껏텃엇앗잇겟렷졋켯왓웟셧쳣랏났낫밋줫랫럿](?=[가-힣])/gu;

/** A rewriting of an ending as it is spelled in talk: the pattern's end is replaced, syllable by syllable. */
type Respelling = readonly [pattern: RegExp, standard: string];

/**
 * Endings of talk and play, each with as many syllables in the standard spelling, so that a reading's places stay. The
 * patterns ask for what stands before, since nouns end in these syllables too (식당, 사용, 친구).
 */
const RESPELLINGS: readonly Respelling[] = [
  [/(?<=[어해네워와봐돼줘려져켜쳐세에예아죠여까게])[용염욤욥]$/u, '요'],
  [/(?<=[아어해네워와봐돼줘려져켜쳐세에예])[여영유]$/u, '요'],
  [/(?<=[지네까구게데])[여염용]$/u, '요'],
  [/(?<=니)[당닷땅]$/u, '다'],
  [/구(?=[요여용]$)/u, '고'],
  [/되(?=[요용서도]$|써$)/u, '돼'],
  [/됬/gu, '됐'],
  [/(?<=[가-힣])읍(?=니[다까])/u, '습'],
  [/것(?=[네다][요용염]?$|습니|지[요만])/u, '겠'],
  [/넹$/u, '네'],
  [/뎅$/u, '데'],
  [/엉$/u, '어'],
  [/고용$/u, '고요'],
  [/구$/u, '고'],
  [/긔$/u, '기'],
  [/거[등덩]$/u, '거든'],
  [/(?<=이)였/u, '었'],
  [/되(?=야|버)/u, '돼'],
  [/(?<=[안못해])되$/u, '돼'],
  [/(?<=같)애/u, '아'],
  [/돼(?=[는고지네니면])/u, '되'],
  [/듬$/u, '듦'],
  [/(?<=베)품$/u, '풂'],
  // After ㅏ and ㅗ: 나뻐 is 나빠, 아퍼 아파.
  [/(?<=[가나다라마바사아자차카타파하고도로보소오조])뻐(?=$|[서요도])/u, '빠'],
  [/(?<=[아고])퍼(?=$|[서요도])/u, '파'],
  [/(?<=[하되보])(?:자나|잔아|쟎아|자너|잖어)(?=요?$)/u, '잖아'],
];

/** The same after a final consonant that only a predicate has there. */
const AFTER_CONSONANT: readonly Respelling[] = [
  [/[당땅닷따닥]$/u, '다'],
  [/[져쥬죵쥐]$/u, '죠'],
  [/슴(?=$|[다돠])/u, '음'],
  [/(?:자나|잔아|쟎아|자너|잖어)(?=요?$)/u, '잖아'],
];

/** What the patterns above begin with: most eojeols hold none of it, and need no further look. */
const RESPELLABLE =
  /[용염욤욥여영유당닷땅따닥구넹뎅엉긔듬품져쥬죵쥐슴]$|구요$|슴[다돠]|것[네다습지]|[되됬돼읍뻐퍼]|같애|이였|거[등덩]|자[나너]|[잔쟎]아|잖어/u;

/**
 * Returns the standard spellings that an eojeol's ending may stand for, each with the eojeol's length: 재밌땅 is 재밌다,
 * 봣는데 is 봤는데, 좋네염 is 좋네요. Empty for what is spelled by the rules; what is proposed is read as predicates only.
 */
export function standardSpellings(surface: string): string[] {
  const found = new Set<string>();
  const doubled = harmonize(surface).replace(S_FOR_SS, (syllable) => withFinal(syllable, 'ㅆ'));
  for (const start of new Set([surface, doubled])) {
    if (!RESPELLABLE.test(start)) {
      found.add(start);
      continue;
    }
    let text = start;
    for (const [pattern, standard] of RESPELLINGS) text = text.replace(pattern, standard);
    for (const [pattern, standard] of AFTER_CONSONANT) {
      const index = text.search(pattern);
      if (index > 0 && ENDING_FOLLOWS.has(finalOf(text.slice(0, index))))
        text = text.replace(pattern, standard);
    }
    // Two respellings may stand one behind the other: 재밌네여 after 재밋네여.
    for (const [pattern, standard] of RESPELLINGS) text = text.replace(pattern, standard);
    found.add(text);
  }
  found.delete(surface);
  return [...found];
}

/** Writes 아 for 어 after ㅏ and ㅗ, as the standard does: 좋어서, 같어요, 많었다. */
function harmonize(surface: string): string {
  return surface.replace(/(?<=([가-힣]))[어었]/gu, (syllable, before: string) =>
    finalOf(before) !== '' && 'ㅏㅗ'.includes(vowelOf(before))
      ? withVowel(syllable, 'ㅏ', finalOf(syllable))
      : syllable,
  );
}
