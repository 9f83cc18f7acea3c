import { type Dice, drawSentence } from '../../texts/korean-english.ts';
import type { TaskName } from './state.ts';

/** One step of a strip, before the network has run: what goes in, and whether an answer is asked for. */
export interface Port {
  /** What is read: a word, a letter; empty where the port is closed. */
  readonly token: string;
  /** The numbers that go in; none: zeros, the port is closed. */
  readonly x: readonly number[] | undefined;
  /** Whether the output's port is open. */
  readonly open: boolean;
}

/** An example to learn from: its steps, and the right answer's number of each open port. */
export interface Example {
  readonly ports: readonly Port[];
  readonly targets: readonly (number | undefined)[];
}

/** One of the five tasks. */
export interface Task {
  /** How many numbers go in. */
  readonly inputSize: number;
  readonly answers: readonly string[];
  /** The steps that are known before the network runs. */
  begin(input: string): readonly Port[];
  /** The step after an answer; undefined where the strip ends. */
  next?(answer: number, written: number): Port | undefined;
  /** Draws an example; a small part of all inputs is never drawn. */
  draw(dice: Dice): Example;
}

/** What ends an output, as the library writes it. */
export const END_MARK = '</s>';
export const BEGIN_MARK = '<s>';

function oneHot(at: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (i === at ? 1 : 0));
}

function pick<T>(dice: Dice, all: readonly T[]): T {
  return all[dice.integer(all.length)] as T;
}

// One to one: height, weight and age; low, normal or high blood pressure, as in examples/blood-pressure.ts.

/** A person's numbers on about one scale. */
function scalePerson(numbers: readonly number[]): number[] {
  const [height = 168, weight = 66, age = 50] = numbers;
  return [(height - 168) / 9, (weight - 66) / 12, (age - 50) / 17];
}

/** The pressures at which normal and high begin, in mmHg. */
const NORMAL_FROM = 107;
const HIGH_FROM = 130;

const pressure: Task = {
  inputSize: 3,
  answers: ['low', 'normal', 'high'],
  begin: (input) => [{ token: input, x: scalePerson(input.split(',').map(Number)), open: true }],
  draw: (dice) => {
    const height = 145 + dice.integer(50);
    const weight = 40 + dice.integer(70);
    const age = 20 + dice.integer(60);
    const bodyMassIndex = weight / (height / 100) ** 2;
    // What the rule cannot know of a person: a sum of dice, with a standard deviation of about 5 mmHg.
    const noise = dice.integer(11) + dice.integer(11) + dice.integer(7) - 13;
    const expected = 118 + 1.6 * (bodyMassIndex - 23.5) + 0.5 * (age - 50) + noise;
    const target = expected < NORMAL_FROM ? 0 : expected < HIGH_FROM ? 1 : 2;
    return { ports: pressure.begin(`${height},${weight},${age}`), targets: [target] };
  },
};

// One to many: a drawn shape, once; then zeros, and a sentence comes out.

export const SIDES = ['왼쪽에', '오른쪽에'] as const;
export const SIZES = ['작은', '큰'] as const;
export const COLORS = ['빨간', '파란', '노란'] as const;
export const SHAPES = ['원이', '네모가', '세모가'] as const;
const PARTS = [SIDES, SIZES, COLORS, SHAPES] as const;
const CAPTION_WORDS: readonly string[] = [...PARTS.flat(), '있다', END_MARK];

/** The most words that are written, should no end come. */
const MOST_WORDS = 8;

/** Reads `0101`: the numbers of side, size, color and shape. */
export function readDrawing(input: string): number[] {
  return PARTS.map((part, i) => Math.min(part.length - 1, Number(input[i] ?? 0)));
}

/** These drawings are not learned from. */
const UNSEEN_DRAWINGS: readonly string[] = ['0011', '1102', '0120', '1021'];

const CLOSED_INPUT: Port = { token: '', x: undefined, open: true };

const caption: Task = {
  inputSize: PARTS.flat().length,
  answers: CAPTION_WORDS,
  begin: (input) => {
    const chosen = readDrawing(input);
    const x = PARTS.flatMap((part, i) => oneHot(chosen[i] ?? 0, part.length));
    return [{ token: input, x, open: true }];
  },
  next: (answer, written) =>
    CAPTION_WORDS[answer] === END_MARK || written >= MOST_WORDS ? undefined : CLOSED_INPUT,
  draw: (dice) => {
    const input = PARTS.map((part) => dice.integer(part.length)).join('');
    if (UNSEEN_DRAWINGS.includes(input)) return caption.draw(dice);
    const words = readDrawing(input).map((at, i) => PARTS[i]?.[at] ?? '');
    const targets = [...words, '있다', END_MARK].map((word) => CAPTION_WORDS.indexOf(word));
    const ports = targets.map((_, t) => (t === 0 ? caption.begin(input)[0] : CLOSED_INPUT));
    return { ports: ports.filter((port) => port !== undefined), targets };
  },
};

// Many to one: the words of a review, and in the end one answer.

const THINGS = ['영화가', '배우가', '음악이', '이야기가', '결말이'] as const;
const DEGREES = ['정말', '아주', '조금', '너무'] as const;
/** Stem with 다, with 지, with 지만 (or its past); and whether it is good. */
const QUALITIES = [
  ['좋았다', '좋지', '좋았지만', true],
  ['재미있었다', '재미있지', '재미있었지만', true],
  ['훌륭했다', '훌륭하지', '훌륭했지만', true],
  ['아름다웠다', '아름답지', '아름다웠지만', true],
  ['지루했다', '지루하지', '지루했지만', false],
  ['나빴다', '나쁘지', '나빴지만', false],
  ['시끄러웠다', '시끄럽지', '시끄러웠지만', false],
  ['아쉬웠다', '아쉽지', '아쉬웠지만', false],
] as const;
export const REVIEW_WORDS: readonly string[] = [
  ...[...THINGS, ...DEGREES],
  ...QUALITIES.flatMap((quality) => quality.slice(0, 3) as string[]),
  ...['않았다', '않았지만', '않은', '것은', '아니었다', '아니었지만'],
];

const MOST_REVIEW_WORDS = 12;

const review: Task = {
  inputSize: REVIEW_WORDS.length,
  answers: ['negative', 'positive'],
  begin: (input) => {
    const words = input.split(/\s+/u).filter(Boolean).slice(0, MOST_REVIEW_WORDS);
    return words.map((token, t) => ({
      token,
      x: oneHot(REVIEW_WORDS.indexOf(token), REVIEW_WORDS.length),
      open: t === words.length - 1,
    }));
  },
  draw: (dice) => {
    let good = false;
    const clause = (last: boolean): string[] => {
      const [end, not, but, isGood] = pick(dice, QUALITIES);
      // How often it is denied: not at all, once, or, more rarely, twice.
      const denials = [0, 0, 0, 1, 1, 2][dice.integer(6)] ?? 0;
      good = isGood === (denials !== 1);
      const denied =
        denials === 1
          ? [last ? '않았다' : '않았지만']
          : ['않은', '것은', last ? '아니었다' : '아니었지만'];
      const said = denials > 0 ? [not, ...denied] : [last ? end : but];
      const degree = dice.integer(2) === 0 ? [pick(dice, DEGREES)] : [];
      return [pick(dice, THINGS), ...degree, ...said];
    };
    const words = [...(dice.integer(2) === 0 ? clause(false) : []), ...clause(true)];
    const ports = review.begin(words.join(' '));
    return { ports, targets: ports.map(({ open }) => (open ? Number(good) : undefined)) };
  },
};

// Encoder and decoder: a date is read to its end, and only then written in another order.

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DIGITS = Array.from('0123456789');
export const DATE_LETTERS: readonly string[] = [...DIGITS, '월', '일', BEGIN_MARK, ...MONTHS];
const DATE_ANSWERS: readonly string[] = [...DIGITS, ...MONTHS, END_MARK];
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const MOST_DATE_LETTERS = 8;

function datePort(token: string, open: boolean): Port {
  return { token, x: oneHot(DATE_LETTERS.indexOf(token), DATE_LETTERS.length), open };
}

/** Every eleventh date is not learned from. */
export function isUnseenDate(month: number, day: number): boolean {
  return (31 * month + day) % 11 === 0;
}

const date: Task = {
  inputSize: DATE_LETTERS.length,
  answers: DATE_ANSWERS,
  begin: (input) => [
    ...Array.from(input.replace(/\s/gu, ''))
      .slice(0, MOST_DATE_LETTERS)
      .map((token) => datePort(token, false)),
    datePort(BEGIN_MARK, true),
  ],
  next: (answer, written) => {
    const token = DATE_ANSWERS[answer] ?? END_MARK;
    return token === END_MARK || written >= MOST_WORDS ? undefined : datePort(token, true);
  },
  draw: (dice) => {
    const month = dice.integer(MONTHS.length);
    const day = 1 + dice.integer(DAYS[month] ?? 30);
    if (isUnseenDate(month, day)) return date.draw(dice);
    const source = date.begin(`${month + 1}월${day}일`);
    const written = [...Array.from(String(day)), MONTHS[month] ?? ''];
    const targets = [...written, END_MARK].map((token) => DATE_ANSWERS.indexOf(token));
    return {
      ports: [...source, ...written.map((token) => datePort(token, true))],
      targets: [...source.slice(1).map(() => undefined), ...targets],
    };
  },
};

// In step: letters without spaces, and at each whether a space follows.

export const SPACING_LETTERS: readonly string[] = Array.from(
  '가간것고공과관교구그긴나내너녀노는늘님다닷도동들래렀렸를리릴림마먹바볼봤부불빨사살샀새생서선썼쓸아어엄었에영오와우원은을이일읽작제좋지집짧책친큰편학화',
);
const MOST_SPACING_LETTERS = 24;

const spacing: Task = {
  inputSize: SPACING_LETTERS.length,
  answers: ['', '␣'],
  begin: (input) =>
    Array.from(input.replace(/\s/gu, ''))
      .slice(0, MOST_SPACING_LETTERS)
      .map((token) => ({
        token,
        x: oneHot(SPACING_LETTERS.indexOf(token), SPACING_LETTERS.length),
        open: true,
      })),
  draw: (dice) => {
    const { source } = drawSentence(dice);
    const ports = spacing.begin(source);
    const letters = Array.from(source);
    const targets = letters.flatMap((letter, i) =>
      letter === ' ' ? [] : [letters[i + 1] === ' ' ? 1 : 0],
    );
    return { ports, targets: targets.slice(0, ports.length) };
  },
};

/** The five tasks. */
export const TASKS: Readonly<Record<TaskName, Task>> = { pressure, caption, review, date, spacing };
