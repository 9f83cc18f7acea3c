import { readSpans, type Span } from '../tagged/spans.ts';
import { type FScore, formatPercent, fScore, mean, share } from './f-score.ts';
import { labelsOf, type ScoredPair } from './scored-pair.ts';

/** What conlleval prints: spans that are exactly right, over all and by type. */
export interface SpanScores extends FScore {
  readonly tokens: number;
  /** The share of the tokens whose label is right. */
  readonly accuracy: number;
  /** By type, in the order of the alphabet. */
  readonly types: Readonly<Record<string, FScore>>;
}

/**
 * Scores the spans of a column as conlleval does (Tjong Kim Sang and Buchholz 2000): a span is right when its first
 * token, its last and its type are.
 * @throws UsageError when a pair lacks the column or differs in its tokens
 */
export function scoreSpans(pairs: Iterable<ScoredPair>, column: string): SpanScores {
  const counts = new SpanCounts();
  let [tokens, right] = [0, 0];
  for (const pair of pairs) {
    const [expected, found] = labelsOf(pair, column);
    tokens += expected.length;
    right += expected.filter((label, i) => label === found[i]).length;
    counts.add(readSpans(expected), readSpans(found));
  }
  return { ...counts.overall(), tokens, accuracy: share(right, tokens), types: counts.byType() };
}

/** Writes scores as conlleval's table. */
export function formatSpanScores(scores: SpanScores): string {
  const { tokens, accuracy, expected, found, correct, types } = scores;
  const line = ({ precision, recall, f1 }: FScore): string =>
    `precision: ${formatPercent(precision)}%; recall: ${formatPercent(recall)}%; FB1: ${formatPercent(f1)}`;
  const rows = Object.entries(types).map(
    ([type, score]) => `${type.padStart(17)}: ${line(score)}  ${score.found}\n`,
  );
  return `processed ${tokens} tokens with ${expected} phrases; found: ${found} phrases; correct: ${correct}.\naccuracy: ${formatPercent(accuracy)}%; ${line(scores)}\n${rows.join('')}`;
}

/** Counts spans that are expected, found, and both, by type. */
export class SpanCounts {
  readonly #types = new Map<string, { correct: number; expected: number; found: number }>();

  add(expected: readonly Span[], found: readonly Span[]): void {
    const keys = new Set(expected.map(keyOf));
    for (const { type } of expected) this.#of(type).expected += 1;
    for (const span of found) {
      const counts = this.#of(span.type);
      counts.found += 1;
      if (keys.has(keyOf(span))) counts.correct += 1;
    }
  }

  overall(): FScore {
    const sum = { correct: 0, expected: 0, found: 0 };
    for (const { correct, expected, found } of this.#types.values()) {
      sum.correct += correct;
      sum.expected += expected;
      sum.found += found;
    }
    return fScore(sum);
  }

  byType(): Record<string, FScore> {
    const sorted = [...this.#types].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([type, counts]) => [type, fScore(counts)]));
  }

  /** Computes the mean of the F1 of all types. */
  macroF1(): number {
    return mean(Object.values(this.byType()).map(({ f1 }) => f1));
  }

  #of(type: string): { correct: number; expected: number; found: number } {
    const known = this.#types.get(type) ?? { correct: 0, expected: 0, found: 0 };
    this.#types.set(type, known);
    return known;
  }
}

function keyOf({ type, start, end }: Span): string {
  return `${start} ${end} ${type}`;
}
