import { UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { partsOf } from './restoration.ts';

/** A word of a user's dictionary; without a tag it is a proper noun. */
export interface UserWord {
  readonly form: string;
  /** Of the analyzer's tag set, or any other. */
  readonly tag?: string | undefined;
}

/** A user's word in an eojeol. */
export interface WordMatch {
  /** Number of its first character. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** The characters of its form. */
  readonly characters: readonly string[];
  readonly tag: string | undefined;
}

type Entry = Pick<WordMatch, 'characters' | 'tag'>;

/** Tags of verbs and adjectives, whose stems contract with endings. */
const PREDICATES = /^(?:V|p)/;

/** The vowels that a stem's last vowel becomes where it contracts with an ending: 하 and 어 are 해. */
const CONTRACTIONS: Readonly<Record<string, string>> = {
  ...{ ㅏ: 'ㅐ', ㅗ: 'ㅘ', ㅚ: 'ㅙ', ㅜ: 'ㅝㅓ', ㅡ: 'ㅓㅏ', ㅣ: 'ㅕ' },
};

/**
 * Words that an analyzer is to find as single morphemes, whatever it would make of them by itself: names, new words,
 * the terms of a trade. A word of two characters or more is found wherever it stands in an eojeol, the first ones first
 * and the longest of those that begin together; a word of one character gives its tag to morphemes that the analyzer
 * finds by itself. Predicates are given by their stems, and found where those contract with endings, too.
 */
export class UserDictionary {
  readonly #words = new Map<string, UserWord>();
  /** The words of two characters or more by their first, the longest first. */
  #byFirst: ReadonlyMap<string, readonly Entry[]> | undefined;

  /** @throws UsageError when a form or a tag is empty, or holds white space */
  constructor(words: Iterable<UserWord> = []) {
    for (const { form, tag } of words) this.addWord(form, tag);
  }

  /** The words, in the order in which they were first added. */
  get words(): UserWord[] {
    return [...this.#words.values()];
  }

  /**
   * Adds a word, or gives it another tag.
   * @param form of a predicate the stem: 구글링하 with the tag VV
   * @param tag default that of proper nouns
   * @throws UsageError when the form or the tag is empty, or holds white space
   */
  addWord(form: string, tag?: string): this {
    const written = form.normalize('NFC');
    for (const text of tag === undefined ? [written] : [written, tag]) {
      if (/^\S+$/.test(text)) continue;
      throw new UsageError(
        sentence(
          'morphology/wrong-word',
        )`The word ${{ form: JSON.stringify(form) }} with the tag ${{ tag: JSON.stringify(tag ?? '') }} cannot stand in a dictionary; forms and tags are one character or more, without spaces.`,
      );
    }
    this.#words.set(written, { form: written, ...(tag !== undefined && { tag }) });
    this.#byFirst = undefined;
    return this;
  }

  /** Returns the word of a form; undefined where there is none. */
  wordOf(form: string): UserWord | undefined {
    return this.#words.get(form);
  }

  /** Finds the words of two characters or more in an eojeol, from left to right. */
  match(characters: readonly string[]): WordMatch[] {
    this.#byFirst ??= groupByFirst(this.#words.values());
    const matches: WordMatch[] = [];
    for (let start = 0; start < characters.length; ) {
      const found = this.#byFirst
        .get(characters[start])
        ?.find((entry) => standsAt(entry, characters, start));
      if (found === undefined) {
        start += 1;
        continue;
      }
      const end = start + found.characters.length;
      matches.push({ start, end, ...found });
      start = end;
    }
    return matches;
  }
}

function groupByFirst(words: Iterable<UserWord>): Map<string, Entry[]> {
  const entries = Array.from(words, ({ form, tag }) => ({ characters: Array.from(form), tag }))
    .filter(({ characters }) => characters.length > 1)
    .sort((a, b) => b.characters.length - a.characters.length);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [first] = entry.characters;
    groups.set(first, [...(groups.get(first) ?? []), entry]);
  }
  return groups;
}

/** Says whether the characters from a place on are those of a word; of a predicate the last may be contracted. */
function standsAt({ characters, tag }: Entry, text: readonly string[], start: number): boolean {
  const last = characters.length - 1;
  if (start + last >= text.length) return false;
  for (let i = 0; i < last; i++) if (characters[i] !== text[start + i]) return false;
  const [stem, found] = [characters[last], text[start + last]];
  return stem === found || (isPredicate(tag) && isContracted(stem, found));
}

/** Says whether a tag is that of a verb or an adjective. */
export function isPredicate(tag: string | undefined): boolean {
  return tag !== undefined && PREDICATES.test(tag);
}

/** Says whether a syllable may be a stem's open last one and the beginning of an ending. */
function isContracted(stem: string, syllable: string): boolean {
  const [open, found] = [partsOf(stem), partsOf(syllable)];
  if (open === undefined || found === undefined || open[2] !== '') return false;
  if (open[0] !== found[0]) return false;
  return open[1] === found[1] || (CONTRACTIONS[open[1]] ?? '').includes(found[1]);
}
