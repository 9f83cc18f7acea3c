/**
 * Suffixes that make a verb or adjective of a noun or root: 주관+하다, 사랑+스럽다. A stem in one of
 * these needs no lexicon entry. Longer ones first.
 */
export const PREDICATE_SUFFIXES: readonly string[] = [
  '스러워하',
  '스러워지',
  '당하',
  '시키',
  '스럽',
  '거리',
  '하',
  '되',
  '롭',
  '답',
  '받',
  '짓',
  '없',
  '있',
];

/** Auxiliary verbs often written together with the verb before them, with the ending they ask for. */
export const AUXILIARIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['주', ['아']],
  ['드리', ['아']],
  ['보', ['아', '나', '는가', '은가', '을까']],
  ['지', ['아']],
  ['있', ['아', '고']],
  ['버리', ['아']],
  ['놓', ['아']],
  ['두', ['아']],
  ['내', ['아']],
  ['가', ['아']],
  ['오', ['아']],
  ['나가', ['아']],
  ['나', ['아', '고']],
  ['하', ['아야', '아', '게', '으려고', '을려고', '으려', '을려', '고자', '기도', '기는', '지도']],
  ['되', ['아야', '게']],
  ['않', ['지']],
  ['못하', ['지']],
  ['싶', ['고', '나', '은가', '을까']],
  ['계시', ['아', '고']],
  ['달', ['아']],
  ['말', ['지', '고']],
  ['가지', ['아']],
  ['갖', ['아']],
  ['대', ['아']],
]);
