import { decomposeHangul } from 'malmoi/text';

/** A place of the course that the palette leads to. */
export interface Entry {
  readonly kind: 'chapter' | 'step' | 'term' | 'symbol';
  readonly text: string;
  /** Of a symbol: itself, as it is typed. */
  readonly symbol?: string;
  /** The chapter that it is in. */
  readonly where: string;
  /** From the language's root: `rnn/#3`. */
  readonly href: string;
}

/** What the build writes of a page: its title, its steps' titles, and its terms and symbols with the numbers of their steps. */
export interface PageIndex {
  readonly slug: string;
  readonly title: string;
  readonly steps: readonly string[];
  readonly terms: readonly (readonly [term: string, step: number])[];
  readonly symbols: readonly (readonly [symbol: string, name: string, step: number])[];
}

/** The most entries that are listed. */
const MOST = 12;

/** Lists the places of all pages: chapters first, then steps, then terms, then symbols. */
export function listEntries(pages: readonly PageIndex[]): Entry[] {
  return [
    ...pages.map(({ slug, title }): Entry => {
      return { kind: 'chapter', text: title, where: '', href: `${slug}/` };
    }),
    ...pages.flatMap(({ slug, title, steps }) =>
      steps.map((text, i): Entry => {
        return { kind: 'step', text, where: title, href: `${slug}/#${i + 1}` };
      }),
    ),
    ...pages.flatMap(({ slug, title, terms }) =>
      terms.map(([text, step]): Entry => {
        return { kind: 'term', text, where: title, href: `${slug}/#${step}` };
      }),
    ),
    ...pages.flatMap(({ slug, title, symbols }) =>
      symbols.map(([symbol, name, step]): Entry => {
        const text = `${symbol} ${name}`;
        return { kind: 'symbol', symbol, text, where: title, href: `${slug}/#${step}` };
      }),
    ),
  ];
}

/** The initial consonants of a text, as a keyboard types them: 임베딩 is ㅇㅂㄷ. */
export function initialsOf(text: string): string {
  return Array.from(text, (letter) => decomposeHangul(letter, 'compatibility').charAt(0)).join('');
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[\s_]/gu, '');
}

/**
 * Finds the places whose text has the query in it, also where its last syllable is only half typed; a query of consonants
 * finds them as the initials of syllables. A symbol that is the query comes first, then those that begin with it.
 */
export function findEntries(entries: readonly Entry[], query: string): Entry[] {
  const wanted = fold(query);
  if (wanted === '') return entries.filter(({ kind }) => kind === 'chapter');
  const areInitials = /^[ㄱ-ㅎ]+$/u.test(wanted);
  const shapeOf = (text: string): string =>
    areInitials ? initialsOf(fold(text)) : decomposeHangul(fold(text), 'compatibility');
  const part = areInitials ? wanted : decomposeHangul(wanted, 'compatibility');
  const found = entries.flatMap((entry) => {
    const at = shapeOf(entry.text).indexOf(part);
    if (at < 0) return [];
    // What is typed as a whole symbol means it: first as it is written, W or w.
    if (entry.symbol === query.trim()) return [{ entry, rank: 0 }];
    if (fold(entry.symbol ?? '') === wanted) return [{ entry, rank: 1 }];
    return [{ entry, rank: at === 0 ? 2 : 3 }];
  });
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
