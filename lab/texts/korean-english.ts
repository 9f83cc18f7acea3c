/**
 * A small language of our own: Korean sentences with their English, drawn from a grammar. Korean puts the verb last and
 * English the second, so that all that stands between them turns round. Written for the lab; public domain (CC0).
 */

/** A sentence and its translation; words stand between spaces. */
export interface SentencePair {
  readonly source: string;
  readonly target: string;
}

type Entry = readonly [korean: string, english: string];

const SUBJECTS: readonly Entry[] = [
  ['나는', 'I'],
  ['너는', 'you'],
  ['그는', 'he'],
  ['그녀는', 'she'],
  ['우리는', 'we'],
  ['아이는', 'the child'],
  ['학생은', 'the student'],
];

/** When, and whether it may be past or to come. */
const TIMES: readonly (readonly [...Entry, past: boolean, future: boolean])[] = [
  ['어제', 'yesterday', true, false],
  ['오늘', 'today', true, true],
  ['내일', 'tomorrow', false, true],
];

const PLACES: readonly Entry[] = [
  ['집에서', 'at home'],
  ['학교에서', 'at school'],
  ['도서관에서', 'in the library'],
  ['공원에서', 'in the park'],
  ['바닷가에서', 'by the sea'],
];

const COMPANIONS: readonly Entry[] = [
  ['친구와', 'with a friend'],
  ['동생과', 'with my brother'],
  ['엄마와', 'with my mom'],
  ['선생님과', 'with the teacher'],
];

const ADJECTIVES = {
  new: ['새', 'new'],
  good: ['좋은', 'good'],
  small: ['작은', 'small'],
  big: ['큰', 'big'],
  long: ['긴', 'long'],
  short: ['짧은', 'short'],
  red: ['빨간', 'red'],
} as const satisfies Record<string, Entry>;

/** A verb: past and joined past (읽었다, 읽었고), what stands before 것이다, the English past and its plain form. */
type Verb = readonly [past: string, future: string, englishPast: string, english: string];
const VERBS = {
  read: ['읽었', '읽을', 'read', 'read'],
  buy: ['샀', '살', 'bought', 'buy'],
  write: ['썼', '쓸', 'wrote', 'write'],
  sing: ['불렀', '부를', 'sang', 'sing'],
  hear: ['들었', '들을', 'heard', 'hear'],
  watch: ['봤', '볼', 'watched', 'watch'],
  draw: ['그렸', '그릴', 'drew', 'draw'],
  eat: ['먹었', '먹을', 'ate', 'eat'],
} as const satisfies Record<string, Verb>;

/** What is done, with what it may be like, and what may be done with it. */
const OBJECTS: readonly {
  readonly words: Entry;
  readonly adjectives: readonly (keyof typeof ADJECTIVES)[];
  readonly verbs: readonly (keyof typeof VERBS)[];
}[] = [
  { words: ['책을', 'book'], adjectives: ['new', 'good', 'small', 'long'], verbs: ['read', 'buy'] },
  { words: ['편지를', 'letter'], adjectives: ['long', 'short', 'good'], verbs: ['write', 'read'] },
  { words: ['노래를', 'song'], adjectives: ['new', 'good', 'long'], verbs: ['sing', 'hear'] },
  { words: ['영화를', 'movie'], adjectives: ['new', 'good', 'long', 'short'], verbs: ['watch'] },
  { words: ['그림을', 'picture'], adjectives: ['new', 'good', 'big'], verbs: ['draw', 'buy'] },
  { words: ['사과를', 'apple'], adjectives: ['red', 'small', 'big'], verbs: ['eat', 'buy'] },
];

/** Draws whole numbers below a limit. */
export interface Dice {
  integer(limit: number): number;
}

/** The most clauses of a sentence. */
const MOST_CLAUSES = 2;

/** Draws a sentence of one or two clauses. */
export function drawSentence(dice: Dice): SentencePair {
  const clauses = 1 + dice.integer(MOST_CLAUSES);
  const all = Array.from({ length: clauses }, (_, i) => drawClause(dice, i === clauses - 1));
  return {
    source: all.map(({ source }) => source).join(' '),
    target: all.map(({ target }) => target).join(' and '),
  };
}

/** Draws sentences. */
export function drawSentences(dice: Dice, count: number): SentencePair[] {
  return Array.from({ length: count }, () => drawSentence(dice));
}

function drawClause(dice: Dice, last: boolean): SentencePair {
  const pick = <T>(all: readonly T[]): T => all[dice.integer(all.length)] as T;
  const maybe = <T>(all: readonly T[]): T | undefined =>
    dice.integer(2) === 0 ? undefined : pick(all);
  const future = dice.integer(2) === 0;
  const subject = pick(SUBJECTS);
  const time = maybe(TIMES.filter(([, , past, toCome]) => (future ? toCome : past)));
  const place = maybe(PLACES);
  const companion = maybe(COMPANIONS);
  const { words: object, adjectives, verbs } = pick(OBJECTS);
  const adjective = maybe(adjectives.map((name) => ADJECTIVES[name]));
  const [stem, coming, englishPast, english] = VERBS[pick(verbs)];
  const verb = future ? `${coming} 것이${last ? '다' : '고'}` : `${stem}${last ? '다' : '고'}`;
  const article = adjective === undefined && object[1] === 'apple' ? 'an' : 'a';
  const korean = [subject, time, place, companion, adjective, object].map((entry) => entry?.[0]);
  const said = [
    ...[subject[1], future ? `will ${english}` : englishPast],
    ...[article, adjective?.[1], object[1], companion?.[1], place?.[1], time?.[1]],
  ];
  const join = (words: readonly (string | undefined)[]): string => words.filter(Boolean).join(' ');
  return { source: join([...korean, verb]), target: join(said) };
}
