/** The role of a part of an eojeol. */
export type PartLabel =
  | 'noun'
  | 'verb or adjective'
  | 'word'
  | 'particle'
  | 'copula'
  | 'honorific'
  | 'past'
  | 'conjecture'
  | 'connective'
  | 'final'
  | 'adnominal'
  | 'nominal'
  | 'auxiliary';

/** An ending that can stand last in a predicate. */
export interface Ending {
  /** As grammars cite it; its first letter says how it attaches (see `conjugate`). */
  readonly form: string;
  readonly label: 'connective' | 'final' | 'adnominal' | 'nominal';
  /** Whether it may follow 았 and 겠: 았으면, but not *았으러. */
  readonly afterTense: boolean;
  /** The particles that may follow: none, those of a noun phrase, or a few (는, 도, 만, 요 …). */
  readonly followers: readonly string[];
}

const NONE: readonly string[] = [];
const POLITE = ['요'];
/** After endings that make a noun phrase. */
const NOUN_LIKE = list(
  '가 이 를 을 는 은 도 만 에 의 로 으로 에는 에도 에서 까지 보다 보다는 와 과 와는 과는 부터 조차 마저 마다 만은 만을 만이 만도 만으로 만으로도 에만 에서도 로는 으로는 로도 으로도 로서 으로서 로써 으로써 밖에 뿐 나 란 이란 라도 이라도 에게 처럼 요 엔 론 으론 까진 보단 까지도 까지는 에서부터 로부터 으로부터 에서는 보다도 에서의 로만 으로만 로의 으로의 에의 이야 야 같은 에조차 에까지',
);
const TOPIC = ['는', '도', '만', '요', '은', '를', '까지', '조차', '만은'];

/** Endings that may follow tense, and the tenseless ones, by what they do. Closed classes, from grammars. */
const TABLE: readonly {
  label: Ending['label'];
  afterTense: boolean;
  followers: readonly string[];
  forms: string;
}[] = [
  {
    label: 'final',
    afterTense: true,
    followers: NONE,
    forms:
      '다 ㅂ니다 습니다 ㅂ니까 습니까 죠 더라 구나 로구나 구만 더군 느냐 냐 니 으니 소 으오 노라 으리라 답니다 단다 을소냐 으랴 더이다 으리 을지어다 는구나 으리오 더냐 던고 는고 을꼬 ㅂ디다 습디다 구려 도다 으렷다 사옵니다',
  },
  {
    label: 'final',
    afterTense: true,
    followers: POLITE,
    forms:
      '네 지 나 군 거든 아 는걸 을걸 대 잖아 더라고 던데 더군 더라구 다니까 을까 을텐데 냬 다네 길래 드라 드라고 드라구 든데 드군 드만 더만 더구만 구먼 을껄 을까나 더라니까',
  },
  {
    label: 'connective',
    afterTense: true,
    followers: NONE,
    forms:
      '으며 으나 으므로 다면 다며 다면서 더니 더라면 더라도 다가 다가도 거나 든지 든 든가 건만 거니와 기에 길래 을지라도 을망정 으련만 으리라고 다시피 더라 다느니 느니 으려니와 은들 으나마 긴 길 진 질 건대 은바 는바 던바 거늘 은즉 으니만큼 느니만큼 으리만치 을지언정 자 자마자 으니까요 듯 듯이 다든지 다든가 고는 곤 고도 고서 고서는 고서도 고야 고만 기는커녕 다기보다 다기보다는 다기에 다거나 을뿐더러 으면은 으면야 는지라 던지 으면서부터 냐고 냐면 냐며 냐니 느냐고 느냐며',
  },
  {
    label: 'connective',
    afterTense: true,
    followers: TOPIC,
    forms:
      '고 지만 으면 으면서 으니 으니까 는데 아도 아야 아야만 아야지 다고 다니 으라고 을지라도 을수록 으니깐 다구 다가 아서 지마는 을텐데',
  },
  {
    label: 'connective',
    afterTense: true,
    followers: NOUN_LIKE,
    forms: '는지 는가 을지 을까 느냐 던가 던지 냐',
  },
  { label: 'connective', afterTense: true, followers: [...TOPIC, '가'], forms: '지' },
  {
    label: 'adnominal',
    afterTense: true,
    followers: NONE,
    forms: '던 을 다는 다던 단 는 으리라는 느냐는 냐는 다라는 을지도 ',
  },
  { label: 'nominal', afterTense: true, followers: NOUN_LIKE, forms: '기 음' },
  {
    label: 'final',
    afterTense: false,
    followers: NONE,
    forms:
      'ㄴ다 는다 자 아라 으라 아야겠다 아야겠네 아야겠네요 아야겠습니다 아야겠음 아야겠지 아야겠죠 아야겠어 아야겠어요 아야겠군 아야겠군요 아야겠는데 아야겠지만 아야겠다고 아야겠다는 아야겠구나 으셈 으삼 거라 너라 으세요 으세 으셔요 으십시오 십시요 으시죠 읍시다 세 으마 으렴 으려무나 는군 는구만 는단다 ㄴ단다 는답니다 ㄴ답니다 는구려 으소서 을진저 는도다 ㄴ다네 는다네 으란 느니라',
  },
  {
    label: 'final',
    afterTense: false,
    followers: POLITE,
    forms:
      '은가 은데 을게 을께 을래 은걸 는군 ㄴ대 는대 으래 재 으라니까 ㄴ다니까 는다니까 은지 을라고 을라구',
  },
  {
    label: 'connective',
    afterTense: false,
    followers: NONE,
    forms:
      '으러 으려 을려면 으려나 을려나 을려다 을려다가 으믄 을라나 으려면 으려거든 고자 자 자고 자며 자면 ㄴ다면 는다면 ㄴ다며 는다며 ㄴ다면서 는다면서 ㄴ다거나 는다거나 ㄴ다든지 는다든지 ㄴ다든가 는다든가 느라 느라고 은데도 으라며 으라면 으라거나 아다 아다가 아다가는 아다 은지라 으려니 ㄴ다기보다 는다기보다 ㄴ다기보다는 는다기보다는 ㄴ다느니 는다느니 으려다 으려다가 으려 자니 노라면 ㄴ답시고 는답시고 으라든가 기로 기로서니 게시리 아선 아서야 지마는 을라 을라치면 듯 듯이 디',
  },
  {
    label: 'connective',
    afterTense: false,
    followers: TOPIC,
    forms:
      '아 아서 게 게끔 도록 으려고 을려고 을라고 은데 ㄴ다고 는다고 으라고 자고 ㄴ다니 는다니 ㄴ다구 는다구 으려구 으러 고서',
  },
  {
    label: 'connective',
    afterTense: false,
    followers: NOUN_LIKE,
    forms: '은지 은가 은가 ㄴ다는지 ',
  },
  {
    label: 'adnominal',
    afterTense: false,
    followers: NONE,
    forms:
      '은 는 ㄴ다는 는다는 으라는 자는 ㄴ다던 는다던 으려는 을려는 으려던 ㄴ단 는단 으란 자던 으려고하는 은다는',
  },
];

/** Endings of the copula 이다 and of 아니다 alone. */
const COPULA_TABLE: typeof TABLE = [
  {
    label: 'connective',
    afterTense: false,
    followers: TOPIC,
    forms:
      '라고 라서 라도 라 라니 라면 라며 라면서 라거나 라든지 라든가 라기에 라기보다 라기보다는 라느니 로되 라야 라야만 라구 라는데 라던데 라지만 랄까 랄지 라더니 라기엔 요',
  },
  {
    label: 'final',
    afterTense: false,
    followers: POLITE,
    forms: '라네 래 랍니다 에요 예요 라지 란다 라니까 로구나 로군 올시다 라더라 라더군',
  },
  { label: 'adnominal', afterTense: false, followers: NONE, forms: '라는 란 라던 라 할' },
  { label: 'connective', afterTense: false, followers: NOUN_LIKE, forms: '라는지 라는가' },
];

function list(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

function readTable(table: typeof TABLE): Ending[] {
  return table.flatMap(({ label, afterTense, followers, forms }) =>
    list(forms).map((form) => ({ form, label, afterTense, followers })),
  );
}

/** Returns the endings of every verb and adjective. */
export function predicateEndings(): Ending[] {
  return readTable(TABLE);
}

/** Returns the endings that only the copula and 아니다 take (서울이라고, 아니라서). */
export function copulaEndings(): Ending[] {
  return readTable(COPULA_TABLE);
}
