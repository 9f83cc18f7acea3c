/** The known phrases of one type: names of places, say. */
export interface GazetteerType {
  readonly type: string;
  /** As `phraseKey` writes them, each once. */
  readonly phrases: readonly string[];
}

/** Where a token can stand in a phrase: in none, at its beginning, inside, at its end, or as the only one. */
export const GAZETTEER_PLACES = 5;

const BEGINNING = 1;
const INSIDE = 2;
const END = 3;
const SINGLE = 4;

/** The most tokens of a phrase that are looked for. */
const MOST_TOKENS = 8;

/** Returns a phrase in lower case without its white space, so that it is found however a text is cut into tokens. */
export function phraseKey(phrase: string): string {
  return phrase.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
}

/**
 * Returns where each token stands in a known phrase. Of phrases that begin at the same token the longest counts; none
 * begins inside another.
 */
export function markPhrases(tokens: readonly string[], phrases: ReadonlySet<string>): Int32Array {
  const places = new Int32Array(tokens.length);
  const keys = tokens.map(phraseKey);
  for (let start = 0; start < tokens.length; ) {
    const end = longestPhrase(keys, start, phrases);
    if (end === start + 1) places[start] = SINGLE;
    else if (end > start) {
      places.fill(INSIDE, start, end);
      places[start] = BEGINNING;
      places[end - 1] = END;
    }
    start = Math.max(end, start + 1);
  }
  return places;
}

/** Returns where the longest phrase that begins at a token ends; its beginning where there is none. */
function longestPhrase(
  keys: readonly string[],
  start: number,
  phrases: ReadonlySet<string>,
): number {
  let joined = '';
  let found = start;
  for (let end = start; end < Math.min(keys.length, start + MOST_TOKENS); end++) {
    joined += keys[end];
    if (phrases.has(joined)) found = end + 1;
  }
  return found;
}

/**
 * Sorts phrases by their types.
 * @param entries each a phrase and its type
 */
export function collectGazetteer(
  entries: Iterable<{ readonly phrase: string; readonly type: string }>,
): GazetteerType[] {
  const types = new Map<string, Set<string>>();
  for (const { phrase, type } of entries) {
    const key = phraseKey(phrase);
    if (key === '') continue;
    const phrases = types.get(type) ?? new Set();
    phrases.add(key);
    types.set(type, phrases);
  }
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, phrases]) => ({ type, phrases: [...phrases].sort() }));
}
