import { checkFields } from './check-fields.ts';
import { CONLLU_COLUMNS, NO_SPACE } from './read-conllu.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/**
 * Writes a sentence in CoNLL-U, ended by a blank line. Columns that it lacks become `_`; columns that CoNLL-U does
 * not have go to the last one, as `Name=label`. Where a token has no white space after it, the last column says so.
 * @throws UsageError for a field that holds a tab or an end of a line, and for columns of other lengths
 */
export function formatConllu(tagged: TaggedSentence): string {
  checkFields(tagged, /[\t\n\r]/);
  const { tokens, comments, text, multiwords = [], emptyNodes = [] } = tagged;
  const lines = (comments ?? (text === undefined ? [] : [` text = ${text.trim()}`])).map(
    (comment) => `#${comment}`,
  );
  const others = Object.keys(tagged.columns).filter(
    (name) => !CONLLU_COLUMNS.some((known) => known === name),
  );
  let node = 0;
  let inside = 0;
  const writeEmptyNodes = (after: number): void => {
    for (let index = 1; emptyNodes[node]?.after === after; index++, node++) {
      lines.push([`${after}.${index}`, ...emptyNodes[node].fields].join('\t'));
    }
  };
  for (const [i, form] of tokens.entries()) {
    writeEmptyNodes(i);
    const multiword = multiwords.find(({ first }) => first === i);
    if (multiword !== undefined) {
      const { first, end, misc } = multiword;
      lines.push([`${first + 1}-${end}`, multiword.form, ...Array(7).fill('_'), misc].join('\t'));
      inside = end;
    }
    const fields = CONLLU_COLUMNS.map((name) => orNothing(tagged.columns[name]?.[i]));
    const misc = [
      ...others.map((name) => `${name}=${tagged.columns[name]?.[i]}`),
      // A multiword token's own line tells what follows it.
      ...(tagged.spaceAfter?.[i] === false && i >= inside ? [NO_SPACE] : []),
    ];
    lines.push(
      [i + 1, form, ...fields.slice(0, -1), addMisc(fields[fields.length - 1], misc)].join('\t'),
    );
  }
  writeEmptyNodes(tokens.length);
  return `${lines.join('\n')}\n\n`;
}

function orNothing(field: string | undefined): string {
  return field === undefined || field === '' ? '_' : field;
}

function addMisc(misc: string, more: readonly string[]): string {
  const fields = misc === '_' ? [] : misc.split('|');
  const added = more.filter((field) => !fields.includes(field));
  return [...fields, ...added].join('|') || '_';
}
