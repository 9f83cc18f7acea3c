import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import type { Line } from './lines.ts';

/** One word of a CoNLL-U sentence; fields that the treebank leaves out (`_`) are undefined. */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string | undefined;
  /** Universal part of speech: NOUN, VERB, PUNCT … */
  readonly upos: string | undefined;
  /** The language's own part of speech; in the Korean treebanks one tag a morpheme, joined by `+`. */
  readonly xpos: string | undefined;
  /** Key-value pairs of the last column, such as `SpaceAfter=No`. */
  readonly misc: ReadonlyMap<string, string>;
  /** Line in the file, counted from 1. */
  readonly line: number;
}

const COLUMNS = 10;

/**
 * Reads a stream of CoNLL-U (universaldependencies.org/format.html), one array of words per sentence.
 * Ranges of joined words (`1-2`) and empty nodes (`1.1`) are left out; they are not words of the sentence.
 *
 * @param batches lines in batches, as `readLines` yields them
 * @param name the input as the user named it, for errors
 * @throws InputError for a line that is neither a comment, nor blank, nor ten columns
 */
export async function* readConllu(
  batches: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<ConlluWord[]> {
  let words: ConlluWord[] = [];
  for await (const batch of batches) {
    for (const { text, number } of batch) {
      if (text.trim() === '') {
        if (words.length > 0) yield words;
        words = [];
      } else if (!text.startsWith('#')) {
        const word = parseWord(text, name, number);
        if (word !== undefined) words.push(word);
      }
    }
  }
  if (words.length > 0) yield words;
}

function parseWord(text: string, name: string, line: number): ConlluWord | undefined {
  const columns = text.split('\t');
  const [id = '', form = '', lemma, upos, xpos] = columns;
  if (columns.length !== COLUMNS || !/^\d+(?:[-.]\d+)?$/.test(id)) {
    throw new InputError(
      sentence(
        'io/not-conllu',
      )`expected CoNLL-U: a number and nine more columns separated by tabs, but found ${{ columns: columns.length }} column(s). Give a .conllu file.`,
      { input: name, line },
    );
  }
  if (!/^\d+$/.test(id)) return undefined;
  return {
    form,
    lemma: fieldOf(lemma, form),
    upos: fieldOf(upos),
    xpos: fieldOf(xpos),
    misc: parseMisc(columns[COLUMNS - 1] ?? '_'),
    line,
  };
}

/** Reads a field, in which an underscore means "nothing here", except where the word itself is one. */
function fieldOf(field: string | undefined, form?: string): string | undefined {
  return field === '_' && form !== '_' ? undefined : field;
}

function parseMisc(field: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  if (field === '_') return pairs;
  for (const pair of field.split('|')) {
    const equals = pair.indexOf('=');
    if (equals > 0) pairs.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return pairs;
}
