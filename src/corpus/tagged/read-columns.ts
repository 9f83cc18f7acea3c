import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Line } from '../../io/lines.ts';
import { readBlocks } from './sentence-blocks.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/** The column that holds the tokens. */
export const TOKEN = 'token';

/** How a file of columns is read. */
export interface ColumnLayout {
  /**
   * The columns' names from left to right; the one named `token` holds the tokens. Default by their number, as the
   * files of CoNLL-2000 and CoNLL-2003 have them: `token,tag`, `token,pos,chunk`, `token,pos,chunk,ner`; of more, the
   * first is the token and the last the tag.
   */
  readonly columns?: readonly string[];
}

/** Begins a line that stands for the start of a document in the files of CoNLL-2003. */
const DOCUMENT_START = '-DOCSTART-';

const KNOWN: Readonly<Record<number, readonly string[]>> = {
  1: [TOKEN],
  2: [TOKEN, 'tag'],
  3: [TOKEN, 'pos', 'chunk'],
  4: [TOKEN, 'pos', 'chunk', 'ner'],
};

/**
 * Reads a file with a token a line, its labels beside it, and blank lines between sentences. Fields are separated by
 * tabs where a line has one, by runs of spaces elsewhere. A line that begins with `-DOCSTART-` and stands alone is left out.
 * @param batches lines in batches, as `readLines` yields them
 * @param name the input as the user named it, for errors
 * @throws InputError for a line with more or fewer fields than there are columns, or an empty one
 */
export async function* readColumns(
  batches: AsyncIterable<readonly Line[]>,
  name: string,
  { columns: given }: ColumnLayout = {},
): AsyncGenerator<TaggedSentence, void, undefined> {
  let names = given;
  for await (const block of readBlocks(batches, name)) {
    if (block.length === 1 && block[0].text.startsWith(DOCUMENT_START)) continue;
    const rows: string[][] = [];
    const lines: number[] = [];
    for (const { text, number } of block) {
      const fields = splitFields(text);
      names ??= namesOf(fields.length);
      checkRow(fields, names, { input: name, line: number });
      rows.push(fields);
      lines.push(number);
    }
    if (names !== undefined) yield { ...toColumns(rows, names), lines };
  }
}

/** Turns rows of fields into a sentence. */
function toColumns(rows: readonly string[][], names: readonly string[]): TaggedSentence {
  const all = names.map((name, i) => [name, rows.map((fields) => fields[i])] as const);
  return {
    tokens: all.find(([name]) => name === TOKEN)?.[1] ?? [],
    columns: Object.fromEntries(all.filter(([name]) => name !== TOKEN)),
  };
}

function splitFields(text: string): string[] {
  return text.includes('\t') ? text.split('\t') : text.replace(/^ +| +$/g, '').split(/ +/);
}

function namesOf(count: number): readonly string[] {
  const between = Array.from({ length: Math.max(0, count - 2) }, (_, i) => `column${i + 2}`);
  return KNOWN[count] ?? [TOKEN, ...between, 'tag'];
}

function checkRow(
  fields: readonly string[],
  names: readonly string[],
  place: { readonly input: string; readonly line: number },
): void {
  if (fields.length !== names.length) {
    throw new InputError(
      sentence(
        'corpus/other-columns',
      )`expected ${{ expected: names.length }} columns (${{ names }}), but found ${{ found: fields.length }}; name the columns of the file, or mend the line`,
      place,
    );
  }
  const empty = fields.indexOf('');
  if (empty >= 0) {
    throw new InputError(
      sentence(
        'corpus/empty-column',
      )`the column "${{ column: names[empty] }}" is empty; fill it in`,
      place,
    );
  }
}
