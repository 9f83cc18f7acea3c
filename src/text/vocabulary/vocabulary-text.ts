import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { SpecialTokens } from '../units/special-tokens.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Lines per yielded piece. */
const LINES_PER_PIECE = 10_000;

/**
 * Writes a vocabulary as text, one word per line: `word<TAB>count`, in the order of the numbers. A tab, a line
 * break or a backslash inside a word is written `\t`, `\n`, `\r`, `\\`.
 */
export function* vocabularyToText(vocabulary: Vocabulary): Generator<string> {
  let piece = '';
  for (const [id, word] of vocabulary.words.entries()) {
    piece += `${escapeWord(word)}\t${vocabulary.counts[id]}\n`;
    if ((id + 1) % LINES_PER_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/**
 * Reads a vocabulary from lines of `word<TAB>count`.
 * @param name what errors call the input
 * @throws InputError when a line has another form, or a word occurs twice
 */
export function vocabularyFromText(
  lines: readonly string[],
  name: string,
  special: SpecialTokens = {},
): Vocabulary {
  const counts = new Float64Array(lines.length);
  const words = lines.map((line, index) => {
    const tab = line.indexOf('\t');
    const count = Number(line.slice(tab + 1));
    if (tab < 0 || line.length === tab + 1 || !(count >= 0)) {
      throw new InputError(
        sentence('text/not-word-and-count')`expected a word, a tab and its count`,
        { input: name, line: index + 1 },
      );
    }
    counts[index] = count;
    return unescapeWord(line.slice(0, tab));
  });
  return createVocabulary(words, counts, special);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
const UNESCAPES: ReadonlyMap<string, string> = new Map(
  [...ESCAPES].map(([character, escaped]) => [escaped, character]),
);

/** Writes a tab, a line break or a backslash inside a word as `\t`, `\n`, `\r`, `\\`. */
export function escapeWord(word: string): string {
  return word.replace(/[\\\t\n\r]/g, (character) => ESCAPES.get(character) ?? character);
}

function unescapeWord(word: string): string {
  return word.replace(/\\[\\tnr]/g, (escaped) => UNESCAPES.get(escaped) ?? escaped);
}
