import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import { type AnalogyQuestion, type AnalogySection, isSyntactic } from './analogy-questions.ts';
import { createQuery } from './query-vector.ts';
import { plainRowProducts, ROWS_AT_A_TIME, type RowProducts } from './row-products.ts';
import {
  createTestVocabulary,
  DEFAULT_RESTRICTION,
  TEST_SET_OPTIONS,
  type TestSetOptions,
  type TestVocabulary,
} from './test-vocabulary.ts';
import { TopScores } from './top-scores.ts';
import type { WordVectors } from './word-vectors.ts';

/** Options of `evaluateWordAnalogies`. */
export interface AnalogyOptions extends TestSetOptions, LongWork {
  /** What multiplies the rows; plain TypeScript by default. */
  readonly products?: RowProducts;
}

/** What each option takes. */
export const ANALOGY_OPTIONS: OptionTable<AnalogyOptions, keyof TestSetOptions> = {
  ...TEST_SET_OPTIONS,
  ...LONG_WORK_OPTIONS,
  products: { kind: 'object' },
};

/** The number of questions that were answered correctly. */
export interface AnalogyScore {
  readonly correct: number;
  /** Questions that counted: those whose words are all known, or all of them. */
  readonly asked: number;
  /** Questions that were left out for an unknown word. */
  readonly skipped: number;
  /** correct / asked, 0 where nothing was asked. */
  readonly accuracy: number;
}

/** One section's score. */
export interface AnalogySectionScore extends AnalogyScore {
  readonly name: string;
}

/** The scores of all questions, of those on meaning and on grammar, and of each section. */
export interface AnalogyResult {
  readonly total: AnalogyScore;
  readonly semantic: AnalogyScore;
  readonly syntactic: AnalogyScore;
  readonly sections: readonly AnalogySectionScore[];
}

/** Questions answered side by side, so that each row is read once for all of them. */
const QUESTIONS_AT_A_TIME = 128;

/** Multiplications between two chances for a break: some milliseconds. */
const WORK_AT_ONCE = 2 ** 24;

/** Candidates kept for a question; the first that is no other spelling of a given word is the answer. */
const CANDIDATES = 5;

/**
 * Answers the questions "a is to b as c is to ?" by 3CosAdd and scores the answers: the word nearest to b − a + c,
 * other than these three. Gensim's `evaluate_word_analogies`, with all questions as blocks of one matrix product.
 * @throws InterruptedError when the signal is aborted
 */
export async function evaluateWordAnalogies(
  vectors: WordVectors,
  sections: readonly AnalogySection[],
  options: AnalogyOptions = {},
): Promise<AnalogyResult> {
  checkOptions('evaluateWordAnalogies', ANALOGY_OPTIONS, options);
  return runWithBreaks(evaluate(vectors, sections, options), options);
}

function* evaluate(
  vectors: WordVectors,
  sections: readonly AnalogySection[],
  options: AnalogyOptions,
): Generator<number, AnalogyResult> {
  const { unknown = 'skip', onProgress } = options;
  const vocabulary = createTestVocabulary(vectors, options);
  const asked: AskedQuestion[] = [];
  const tallies = sections.map(() => ({ correct: 0, asked: 0, skipped: 0 }));
  sections.forEach((section, index) => {
    for (const question of section.questions) {
      const known = lookUp(question, vocabulary, tallies[index]);
      if (known !== undefined) asked.push(known);
      else if (unknown === 'skip') tallies[index].skipped++;
      else tallies[index].asked++;
    }
  });
  for (let begin = 0; begin < asked.length; begin += QUESTIONS_AT_A_TIME) {
    yield* answer(vectors, asked.slice(begin, begin + QUESTIONS_AT_A_TIME), vocabulary, options);
    const done = Math.min(asked.length, begin + QUESTIONS_AT_A_TIME);
    onProgress?.({ phase: 'analogies', done, total: asked.length, unit: 'steps' });
  }
  const scored = sections.map(({ name }, i) => ({ name, ...score([tallies[i]]) }));
  const pick = (syntactic: boolean): Tally[] =>
    tallies.filter((_, i) => isSyntactic(sections[i].name) === syntactic);
  return {
    total: score(tallies),
    semantic: score(pick(false)),
    syntactic: score(pick(true)),
    sections: scored,
  };
}

interface Tally {
  correct: number;
  asked: number;
  skipped: number;
}

/** A question whose words are all known, by their numbers. */
interface AskedQuestion {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** The given words and the expected one, by the spelling under which they are compared. */
  readonly given: ReadonlySet<string>;
  readonly expected: string;
  readonly tally: Tally;
}

function lookUp(
  question: AnalogyQuestion,
  { fold, idOf }: TestVocabulary,
  tally: Tally,
): AskedQuestion | undefined {
  const given = [question.a, question.b, question.c].map(fold);
  const expected = fold(question.expected);
  const [a, b, c] = given.map(idOf);
  if (a === undefined || b === undefined || c === undefined || idOf(expected) === undefined) {
    return undefined;
  }
  return { a, b, c, given: new Set(given), expected, tally };
}

/** Answers questions side by side; yields how many rows were compared with them. */
function* answer(
  vectors: WordVectors,
  questions: readonly AskedQuestion[],
  { fold, idOf }: TestVocabulary,
  options: AnalogyOptions,
): Generator<number, void> {
  const { restrictVocab = DEFAULT_RESTRICTION, products = plainRowProducts(vectors) } = options;
  const { dimensions } = vectors;
  const searched = Math.min(vectors.size, restrictVocab);
  const queries = new Float32Array(questions.length * dimensions);
  questions.forEach(({ a, b, c }, i) => {
    const terms = [
      { term: vectors.row(b), weight: 1 },
      { term: vectors.row(c), weight: 1 },
      { term: vectors.row(a), weight: -1 },
    ];
    queries.set(createQuery(vectors, terms).vector, i * dimensions);
  });
  const best = questions.map(() => new TopScores(CANDIDATES));
  const fitting = Math.ceil(WORK_AT_ONCE / (questions.length * dimensions));
  const rowsAtOnce = Math.min(ROWS_AT_A_TIME, fitting);
  const scores = new Float32Array(questions.length * rowsAtOnce);
  for (let begin = 0; begin < searched; begin += rowsAtOnce) {
    const end = Math.min(searched, begin + rowsAtOnce);
    const rows = end - begin;
    products.multiply(queries, questions.length, begin, end, scores);
    questions.forEach((question, q) => {
      keepBest(scores.subarray(q * rows, (q + 1) * rows), begin, question, best[q]);
    });
    yield rows;
  }
  questions.forEach(({ given, expected, tally }, q) => {
    const candidates = best[q].ids.map((id) => fold(vectors.words.word(id)));
    const chosen = candidates.find((word) => !given.has(word) && idOf(word) !== undefined);
    tally.asked++;
    if (chosen === expected) tally.correct++;
  });
}

/** Offers the scores of the rows from `begin` on, but for the three given words. */
function keepBest(
  scores: Float32Array,
  begin: number,
  { a, b, c }: AskedQuestion,
  best: TopScores,
): void {
  let { least } = best;
  for (let row = 0; row < scores.length; row++) {
    // Nearly every row ends here, so that this loop is a comparison a row.
    if (scores[row] <= least) continue;
    const id = begin + row;
    if (id === a || id === b || id === c) continue;
    best.offer(id, scores[row]);
    least = best.least;
  }
}

function score(tallies: readonly Tally[]): AnalogyScore {
  const sum = (part: keyof Tally): number =>
    tallies.reduce((total, tally) => total + tally[part], 0);
  const correct = sum('correct');
  const asked = sum('asked');
  return { correct, asked, skipped: sum('skipped'), accuracy: asked === 0 ? 0 : correct / asked };
}
