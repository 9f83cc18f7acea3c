import { readSpans, type Span } from '../tagged/spans.ts';
import { type FScore, fScore } from './f-score.ts';
import { labelsOf, type ScoredPair } from './scored-pair.ts';
import { SpanCounts } from './span-scores.ts';

/** The two scores of the shared task on emerging entities. */
export interface WnutScores {
  /** Over all entities, where they stand. */
  readonly entities: FScore;
  /** Over distinct surface forms with their types, however often they come. */
  readonly surfaceForms: FScore;
}

/**
 * Scores entities as the shared task of WNUT 2017 does (Derczynski et al. 2017).
 * @throws UsageError when a pair lacks the column or differs in its tokens
 */
export function scoreWnut(pairs: Iterable<ScoredPair>, column: string): WnutScores {
  const entities = new SpanCounts();
  const forms = new SurfaceFormCounts();
  for (const pair of pairs) {
    const [expected, found] = labelsOf(pair, column).map(readSpans);
    entities.add(expected, found);
    forms.add(pair.expected.tokens, expected, found);
  }
  return { entities: entities.overall(), surfaceForms: forms.overall() };
}

/** Counts the distinct surface forms of entities with their types: expected, found, and found at a right place. */
export class SurfaceFormCounts {
  readonly #correct = new Set<string>();
  readonly #expected = new Set<string>();
  readonly #found = new Set<string>();

  add(tokens: readonly string[], expected: readonly Span[], found: readonly Span[]): void {
    const formOf = ({ type, start, end }: Span): string =>
      JSON.stringify([type, ...tokens.slice(start, end)]);
    const keyOf = ({ type, start, end }: Span): string => `${start} ${end} ${type}`;
    const right = new Set(expected.map(keyOf));
    for (const span of expected) this.#expected.add(formOf(span));
    for (const span of found) {
      this.#found.add(formOf(span));
      if (right.has(keyOf(span))) this.#correct.add(formOf(span));
    }
  }

  overall(): FScore {
    return fScore({
      correct: this.#correct.size,
      expected: this.#expected.size,
      found: this.#found.size,
    });
  }
}
