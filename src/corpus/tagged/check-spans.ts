import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { findBrokenLabel, type SpanScheme } from './spans.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/**
 * Checks that the labels of a column follow a scheme.
 * @param input what errors call the file
 * @throws InputError for the first label that does not; it names the line
 */
export function checkSpans(
  tagged: TaggedSentence,
  {
    column,
    scheme,
    input,
  }: { readonly column: string; readonly scheme: SpanScheme; readonly input: string },
): void {
  const labels = tagged.columns[column] ?? [];
  const broken = findBrokenLabel(labels, scheme);
  if (broken === undefined) return;
  const line = tagged.lines?.[broken];
  throw new InputError(
    sentence(
      'corpus/broken-label',
    )`the label "${{ label: labels[broken] }}" of "${{ token: tagged.tokens[broken] }}" in the column "${{ column }}" does not follow the scheme ${{ scheme: scheme.toUpperCase() }} here; mend it, or convert the labels`,
    { input, ...(line !== undefined && { line }) },
  );
}
