import { type Sentence, sentence } from '../base/sentence.ts';

/** Says that a table has no column of a name, and which columns it has. */
export function describeMissingColumn(column: string, names: readonly string[]): Sentence {
  return sentence('io/no-column')`there is no column "${{ column }}"; the columns are ${{ names }}`;
}

/** Says that a table without a header has no such column, and how its columns are numbered. */
export function describeMissingNumber(column: string, count: number): Sentence {
  return sentence(
    'io/no-numbered-column',
  )`there is no column "${{ column }}"; without a header, columns are numbered 1 to ${{ count }}`;
}

/** Says that no column of a table has a name that columns of texts usually have. */
export function describeMissingText(names: readonly string[]): Sentence {
  return sentence(
    'io/no-text-column',
  )`none of the columns ${{ names }} is known to hold the text; name the column of the text`;
}
