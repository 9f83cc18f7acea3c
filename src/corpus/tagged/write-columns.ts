import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { checkFields } from './check-fields.ts';
import { TOKEN } from './read-columns.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/** How a file of columns is written. */
export interface ColumnFormat {
  /** The columns from left to right, `token` among them; default `token` and then the sentence's own, in their order. */
  readonly columns?: readonly string[];
  /** What separates the fields; default a tab. */
  readonly separator?: '\t' | ' ';
}

/**
 * Writes a sentence as columns, a token a line, ended by a blank line.
 * @throws UsageError for a column that the sentence lacks, and for fields that cannot be read again: empty ones, and
 * those that hold a separator
 */
export function formatColumns(tagged: TaggedSentence, format: ColumnFormat = {}): string {
  const { separator = '\t', columns = [TOKEN, ...Object.keys(tagged.columns)] } = format;
  checkFields(tagged, separator === ' ' ? /[ \t\n\r]|^$/ : /[\t\n\r]|^$/);
  const fields = columns.map((name) => {
    const labels = name === TOKEN ? tagged.tokens : tagged.columns[name];
    if (labels !== undefined) return labels;
    throw new UsageError(
      sentence(
        'corpus/no-column',
      )`The sentence has no column "${{ name }}"; it has ${{ names: [TOKEN, ...Object.keys(tagged.columns)] }}.`,
    );
  });
  const lines = tagged.tokens.map((_, i) => fields.map((labels) => labels[i]).join(separator));
  return `${lines.join('\n')}\n\n`;
}
