import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { TaggedSentence } from '../tagged/tagged-sentence.ts';

/** A sentence as it should be tagged, and as it was; both have the same tokens. */
export interface ScoredPair {
  readonly expected: TaggedSentence;
  readonly found: TaggedSentence;
}

/**
 * Returns the two sentences' labels in a column.
 * @throws UsageError when one lacks the column, or they have other numbers of tokens
 */
export function labelsOf(
  { expected, found }: ScoredPair,
  column: string,
): readonly [readonly string[], readonly string[]] {
  const pair = [expected.columns[column], found.columns[column]] as const;
  const [right, guessed] = pair;
  if (right === undefined || guessed === undefined || right.length !== guessed.length) {
    throw new UsageError(
      sentence(
        'corpus/unlike-pair',
      )`The expected sentence has ${{ expected: right?.length ?? 0 }} labels in the column "${{ column }}", and the tagged one ${{ found: guessed?.length ?? 0 }}; give the same tokens twice.`,
    );
  }
  return [right, guessed];
}
