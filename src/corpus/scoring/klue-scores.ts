import { OUTSIDE, type Span } from '../tagged/spans.ts';
import { LabelCounts } from './label-counts.ts';
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
  const labels = new LabelCounts([...types.flatMap((type) => [`B-${type}`, `I-${type}`]), OUTSIDE]);
  for (const pair of pairs) {
    const [expected, found] = labelsOf(pair, column);
    spans.add(readStrictSpans(expected), readStrictSpans(found));
    labels.add(expected, found);
  }
  return {
    entityMacroF1: spans.macroF1(),
    entityMicroF1: spans.overall().f1,
    characterMacroF1: labels.macroF1(),
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
