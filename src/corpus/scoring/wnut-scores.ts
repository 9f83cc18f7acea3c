import { readSpans, type Span } from '../tagged/spans.ts';
import { type FScore, fScore } from './f-score.ts';
import { labelsOf, type ScoredPair } from './scored-pair.ts';

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
  const entities = { correct: 0, expected: 0, found: 0 };
  const forms = { correct: new Set(), expected: new Set(), found: new Set() };
  for (const pair of pairs) {
    const [expected, found] = labelsOf(pair, column).map(readSpans);
    const { tokens } = pair.expected;
    const formOf = ({ type, start, end }: Span): string =>
      JSON.stringify([type, ...tokens.slice(start, end)]);
    const right = found.filter((span) =>
      expected.some(
        ({ type, start, end }) => type === span.type && start === span.start && end === span.end,
      ),
    );
    const parts = { correct: right, expected, found };
    for (const name of ['correct', 'expected', 'found'] as const) {
      entities[name] += parts[name].length;
      for (const span of parts[name]) forms[name].add(formOf(span));
    }
  }
  const { correct, expected, found } = forms;
  return {
    entities: fScore(entities),
    surfaceForms: fScore({ correct: correct.size, expected: expected.size, found: found.size }),
  };
}
