import { OUTSIDE, type Span } from '../tagged/spans.ts';
import { fScore, share } from './f-score.ts';
import { labelsOf, type ScoredPair } from './scored-pair.ts';
import { SpanCounts } from './span-scores.ts';

/** The entity types of KLUE-NER. */
export const KLUE_TYPES = ['PS', 'LC', 'OG', 'DT', 'TI', 'QT'] as const;

/** The scores of KLUE-NER. */
export interface KlueScores {
  /** The mean of the F1 of the types, of entities that are exactly right. */
  readonly entityMacroF1: number;
  /** The F1 of all entities together. */
  readonly entityMicroF1: number;
  /** The mean of the F1 of the labels of characters: B- and I- of each type, and O. */
  readonly characterMacroF1: number;
}

/**
 * Scores entities as KLUE-NER does (Park et al. 2021), over characters in the scheme BIO: an entity begins with B-
 * only, and a label that neither is expected nor found counts as right.
 * @throws UsageError when a pair lacks the column or differs in its tokens
 */
export function scoreKlueEntities(
  pairs: Iterable<ScoredPair>,
  column: string,
  types: readonly string[] = KLUE_TYPES,
): KlueScores {
  const spans = new SpanCounts();
  const names = [...types.flatMap((type) => [`B-${type}`, `I-${type}`]), OUTSIDE];
  const labels = new Map(names.map((name) => [name, { correct: 0, expected: 0, found: 0 }]));
  for (const pair of pairs) {
    const [expected, found] = labelsOf(pair, column);
    spans.add(readStrictSpans(expected), readStrictSpans(found));
    for (const [i, label] of expected.entries()) {
      const [right, guessed] = [labels.get(label), labels.get(found[i])];
      if (right !== undefined) right.expected += 1;
      if (guessed !== undefined) guessed.found += 1;
      if (right !== undefined && right === guessed) right.correct += 1;
    }
  }
  const byType = Object.values(spans.byType()).map(({ f1 }) => f1);
  const byLabel = [...labels.values()].map((counts) =>
    counts.expected + counts.found === 0 ? 1 : fScore(counts).f1,
  );
  return {
    entityMacroF1: mean(byType),
    entityMicroF1: spans.overall().f1,
    characterMacroF1: mean(byLabel),
  };
}

/** Reads spans that begin with B- and go on with I- of the same type; other I- are outside (seqeval's strict IOB2). */
function readStrictSpans(labels: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const [i, label] of labels.entries()) {
    if (!label.startsWith('B-')) continue;
    const type = label.slice(2);
    let end = i + 1;
    while (labels[end] === `I-${type}`) end += 1;
    spans.push({ type, start: i, end });
  }
  return spans;
}

function mean(values: readonly number[]): number {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}
