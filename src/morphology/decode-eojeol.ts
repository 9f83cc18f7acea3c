import { findPaths, type LabelPath } from './find-paths.ts';
import type { LabelCandidate, LabelTable, Logits } from './label-table.ts';
import type { LabelUnit } from './labels.ts';
import { decodeCharacter, encodeCharacter } from './restoration.ts';
import { isPredicate, type UserDictionary, type WordMatch } from './user-dictionary.ts';

/** The labels of a character that are weighed against each other. */
const CANDIDATES = 8;

/** The tags of proper nouns in Sejong's and KAIST's sets. */
const PROPER_NOUNS = ['NNP', 'nq'];

/** How eojeols are decoded. */
export interface DecodingOptions {
  readonly dictionary: UserDictionary | undefined;
  /** How many analyses are wanted. */
  readonly nBest: number;
}

/** What the network makes of the characters of an eojeol. */
export interface ReadEojeol {
  /** The likeliest label of each. */
  readonly likeliest: readonly number[];
  /** Returns the characters: most eojeols are decoded without looking at them. */
  readonly characters: () => string[];
  /** Returns the logits of each, which are not looked at, either, where the likeliest labels fit each other. */
  readonly rows: () => Logits[];
}

/**
 * Finds the likeliest labels of an eojeol's characters that fit each other and the user's dictionary.
 * @returns the best first, at most as many as are wanted
 */
export function decodeEojeol(
  table: LabelTable,
  eojeol: ReadEojeol,
  { dictionary, nBest }: DecodingOptions,
): LabelPath[] {
  const characters = dictionary === undefined ? [] : eojeol.characters();
  const matches = dictionary?.match(characters) ?? [];
  if (matches.length === 0 && nBest === 1) {
    const { likeliest } = eojeol;
    const labels = table.areConsistent(likeliest) ? likeliest : table.bestPath(eojeol.rows());
    return [{ labels: labels.map((label) => table.units[label]), score: 0 }];
  }
  const rows = eojeol.rows();
  const candidates = rows.map(() => undefined as LabelCandidate[] | undefined);
  for (const match of matches) {
    const tag = match.tag ?? properNounOf(table);
    for (let at = match.start; at < match.end; at++) {
      candidates[at] = ofWord(table, rows[at], { ...match, tag, at, character: characters[at] });
    }
    // The next morpheme is another one, even where it has the same tag.
    if (match.end < rows.length) {
      const ends = ([first]: readonly LabelUnit[]): boolean =>
        first?.begins !== false || first.tag !== tag;
      candidates[match.end] = table.choose(rows[match.end], CANDIDATES, ends);
    }
  }
  return findPaths(
    rows.map((logits, at) => candidates[at] ?? table.choose(logits, CANDIDATES)),
    nBest,
  );
}

/** A character of a text within a user's word. */
interface WordCharacter extends WordMatch {
  readonly tag: string;
  /** The number of the character in the eojeol. */
  readonly at: number;
  readonly character: string;
}

/** Returns the labels that make a character a part of a user's word. */
function ofWord(
  table: LabelTable,
  logits: Logits,
  { characters, start, end, at, tag, character }: WordCharacter,
): LabelCandidate[] {
  const begins = at === start;
  const form = characters[at - start];
  const whole = [{ code: encodeCharacter(form, character), begins, tag }];
  if (at < end - 1 || !isPredicate(tag)) return [{ units: whole, score: 0 }];
  // The last syllable of a stem may be the beginning of an ending, too.
  const accepts = ([first, second]: readonly LabelUnit[]): boolean =>
    first !== undefined &&
    second?.begins !== false &&
    decodeCharacter(first.code, character) === form;
  const found = table.choose(logits, CANDIDATES, accepts);
  if (found.length === 0) return [{ units: whole, score: 0 }];
  return found.map(({ units, score }) => ({
    units: [{ code: units[0].code, begins, tag }, ...units.slice(1)],
    score,
  }));
}

/** Returns the tag of a word without one. */
export function properNounOf({ tags }: LabelTable): string {
  return PROPER_NOUNS.find((tag) => tags.has(tag)) ?? PROPER_NOUNS[0];
}
