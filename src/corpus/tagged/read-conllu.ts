import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Line } from '../../io/lines.ts';
import { readBlocks } from './sentence-blocks.ts';
import type { EmptyNode, MultiwordToken, TaggedSentence } from './tagged-sentence.ts';

/** The columns of CoNLL-U after the token's number and form. */
export const CONLLU_COLUMNS = [
  'lemma',
  'upos',
  'xpos',
  'feats',
  'head',
  'deprel',
  'deps',
  'misc',
] as const;

/** The names of all ten columns, as the format's description writes them. */
const HEADINGS = ['ID', 'FORM', ...CONLLU_COLUMNS.map((name) => name.toUpperCase())];

/** Where HEAD and MISC stand among the ten. */
const HEAD = 6;
const MISC = 9;

/** What a token's last column holds where no white space follows it. */
export const NO_SPACE = 'SpaceAfter=No';

/**
 * Reads CoNLL-U (universaldependencies.org/format.html). A field that the treebank leaves out stays `_`. Multiword
 * tokens, empty nodes and comments are kept apart from the tokens.
 * @param batches lines in batches, as `readLines` yields them
 * @param name the input as the user named it, for errors
 * @throws InputError for a line that is not CoNLL-U; it names the line and the column
 */
export async function* readConllu(
  batches: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<TaggedSentence, void, undefined> {
  for await (const block of readBlocks(batches, name)) {
    const reader = new SentenceReader(name);
    for (const line of block) reader.add(line);
    const read = reader.finish();
    // Comments without a token are no sentence.
    if (read.tokens.length > 0) yield read;
  }
}

class SentenceReader {
  readonly #input: string;
  readonly #rows: string[][] = [];
  readonly #lines: number[] = [];
  readonly #comments: string[] = [];
  readonly #multiwords: (MultiwordToken & { readonly line: number })[] = [];
  readonly #emptyNodes: EmptyNode[] = [];

  constructor(input: string) {
    this.#input = input;
  }

  add({ text, number }: Line): void {
    if (text.startsWith('#') && this.#rows.length === 0) {
      this.#comments.push(text.slice(1));
      return;
    }
    const fields = text.split('\t');
    if (fields.length !== HEADINGS.length || !/^\d+(?:[-.]\d+)?$/.test(fields[0])) {
      throw this.#wrong(
        number,
        sentence(
          'corpus/not-conllu',
        )`expected CoNLL-U: a number and nine more columns separated by tabs, but found ${{ columns: fields.length }} column(s). Give a .conllu file.`,
      );
    }
    const empty = fields.indexOf('');
    if (empty >= 0) {
      throw this.#wrong(
        number,
        sentence(
          'corpus/empty-field',
        )`the column ${{ column: HEADINGS[empty] }} is empty; write _ where there is nothing`,
      );
    }
    const [id] = fields;
    if (id.includes('-')) this.#addMultiword(fields, number);
    else if (id.includes('.')) this.#addEmptyNode(fields, number);
    else this.#addToken(fields, number);
  }

  finish(): TaggedSentence {
    const rows = this.#rows;
    const unfinished = this.#multiwords.find(({ end }) => end > rows.length);
    if (unfinished !== undefined) {
      throw this.#wrong(
        unfinished.line,
        sentence(
          'corpus/long-multiword',
        )`the multiword token "${{ form: unfinished.form }}" in the column ID ends at token ${{ end: unfinished.end }}, but the sentence has ${{ tokens: rows.length }}`,
      );
    }
    const column = (index: number): string[] => rows.map((fields) => fields[index]);
    const text = this.#comments
      .map((comment) => /^\s*text\s*=\s?(.*)$/s.exec(comment)?.[1])
      .find((found) => found !== undefined);
    return {
      tokens: column(1),
      columns: Object.fromEntries(CONLLU_COLUMNS.map((name, i) => [name, column(i + 2)])),
      spaceAfter: this.#spaces(),
      ...(text !== undefined && { text }),
      lines: this.#lines,
      ...(this.#comments.length > 0 && { comments: this.#comments }),
      ...(this.#multiwords.length > 0 && {
        multiwords: this.#multiwords.map(({ line: _, ...multiword }) => multiword),
      }),
      ...(this.#emptyNodes.length > 0 && { emptyNodes: this.#emptyNodes }),
    };
  }

  #addToken(fields: string[], line: number): void {
    this.#expectNumber(fields[0], this.#rows.length + 1, line);
    if (!/^(?:\d+|_)$/.test(fields[HEAD])) {
      throw this.#wrong(
        line,
        sentence(
          'corpus/no-head',
        )`the column HEAD is "${{ head: fields[HEAD] }}"; write the number of a token, 0 for the root, or _`,
      );
    }
    this.#rows.push(fields);
    this.#lines.push(line);
  }

  #addMultiword(fields: string[], line: number): void {
    const [first, end] = fields[0].split('-').map(Number);
    this.#expectNumber(String(first), this.#rows.length + 1, line);
    const before = this.#multiwords.at(-1)?.end ?? 0;
    if (end < first || first <= before) {
      throw this.#wrong(
        line,
        sentence(
          'corpus/wrong-multiword',
        )`the column ID is "${{ id: fields[0] }}"; a multiword token goes from its first token to a later one, and overlaps no other`,
      );
    }
    this.#multiwords.push({ first: first - 1, end, form: fields[1], misc: fields[MISC], line });
  }

  #addEmptyNode(fields: string[], line: number): void {
    const after = this.#rows.length;
    this.#expectNumber(fields[0].replace(/\..*/, ''), after, line);
    this.#emptyNodes.push({ after, fields: fields.slice(1) });
  }

  #expectNumber(found: string, expected: number, line: number): void {
    if (Number(found) === expected) return;
    throw this.#wrong(
      line,
      sentence(
        'corpus/wrong-token-number',
      )`the column ID is "${{ id: found }}", but token ${{ expected }} was expected; number the tokens of a sentence from 1, and end it by a blank line`,
    );
  }

  /** Within a multiword token nothing separates the tokens; after it, its own line tells. */
  #spaces(): boolean[] {
    const spaces = this.#rows.map((fields) => hasSpace(fields[MISC]));
    for (const { first, end, misc } of this.#multiwords) {
      spaces.fill(false, first, end);
      spaces[end - 1] = hasSpace(misc);
    }
    return spaces;
  }

  #wrong(line: number, problem: ReturnType<ReturnType<typeof sentence>>): InputError {
    return new InputError(problem, { input: this.#input, line });
  }
}

function hasSpace(misc: string): boolean {
  return !misc.split('|').includes(NO_SPACE);
}
