import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/**
 * Checks that a sentence can be written: each column has a label for each token, and none holds what separates fields.
 * @param separators what no token and no label may hold
 * @throws UsageError when it cannot
 */
export function checkFields({ tokens, columns }: TaggedSentence, separators: RegExp): void {
  for (const [name, labels] of Object.entries({ token: tokens, ...columns })) {
    if (labels.length !== tokens.length) {
      throw new UsageError(
        sentence(
          'corpus/other-length',
        )`The column "${{ name }}" has ${{ labels: labels.length }} labels, but the sentence has ${{ tokens: tokens.length }} tokens; give a label for each.`,
      );
    }
    const wrong = labels.find((label) => separators.test(label));
    if (wrong !== undefined) {
      throw new UsageError(
        sentence(
          'corpus/separator-in-field',
        )`The column "${{ name }}" holds ${{ field: JSON.stringify(wrong) }}, with a character that separates fields; replace it, or write another format.`,
      );
    }
  }
}
