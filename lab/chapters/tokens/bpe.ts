/** A unit that byte-pair encoding knows: a character, or two units merged. */
export interface Merge {
  readonly left: string;
  readonly right: string;
  /** How often the two stood side by side when they were merged. */
  readonly count: number;
  /** In which pieces, and how often. */
  readonly pieces: readonly { readonly piece: string; readonly count: number }[];
  /** The numbers that the library gives the two: after 256 bytes come the characters, then the merges. */
  readonly numbers: readonly [number, number];
}

/** What stands before the first character's number: one number for each byte. */
const BYTES = 256;

/** The least count of a pair that is merged. */
const LEAST_COUNT = 2;

/** Merges never cross these: a word, a number or marks, each with one space before it, or white space. */
const PIECE = / ?[\p{L}\p{M}]{1,48}| ?\p{N}{1,48}| ?[^\s\p{L}\p{M}\p{N}]{1,48}|\s{1,48}(?!\S)|\s/gu;

/** Cuts a text into the pieces that are merged within. */
export function cutIntoPieces(text: string): readonly string[] {
  return text.match(PIECE) ?? [];
}

/** What byte-pair encoding learned: its characters, and its merges in their order. */
export interface Learned {
  readonly letters: ReadonlySet<string>;
  readonly merges: readonly Merge[];
}

/** Learns merges in the plainest way: count all pairs, merge the most frequent, count all pairs again. */
export function learnMerges(corpus: string, most: number): Learned {
  const counts = new Map<string, number>();
  for (const piece of cutIntoPieces(corpus)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const words = Array.from(counts, ([piece, count]) => ({ piece, count, units: [...piece] }));
  const letters = [...new Set(words.flatMap(({ units }) => units))].sort(
    (a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0),
  );
  const numbers = new Map(letters.map((letter, i) => [letter, BYTES + i]));
  const numberOf = (unit: string): number => numbers.get(unit) ?? 0;
  const merges: Merge[] = [];
  while (merges.length < most) {
    const best = findBestPair(words, numberOf);
    if (best === undefined || best.count < LEAST_COUNT) break;
    const { left, right } = best;
    const pieces = words.flatMap(({ piece, count, units }) => {
      const times = units.filter((unit, i) => unit === left && units[i + 1] === right).length;
      return times === 0 ? [] : [{ piece, count: count * times }];
    });
    merges.push({ ...best, pieces, numbers: [numberOf(left), numberOf(right)] });
    const merged = left + right;
    if (!numbers.has(merged)) numbers.set(merged, BYTES + letters.length + merges.length - 1);
    for (const word of words) word.units = mergePair(word.units, left, right);
  }
  return { letters: new Set(letters), merges };
}

/** Finds the most frequent pair; among equals, that of the smaller left and then the smaller right number. */
function findBestPair(
  words: readonly { readonly units: readonly string[]; readonly count: number }[],
  numberOf: (unit: string) => number,
): { left: string; right: string; count: number } | undefined {
  const pairs = new Map<string, { left: string; right: string; count: number }>();
  for (const { units, count } of words) {
    for (let i = 0; i + 1 < units.length; i++) {
      const [left = '', right = ''] = [units[i], units[i + 1]];
      const key = `${left}\n${right}`;
      const pair = pairs.get(key) ?? { left, right, count: 0 };
      pair.count += count;
      pairs.set(key, pair);
    }
  }
  let best: { left: string; right: string; count: number } | undefined;
  for (const pair of pairs.values()) {
    const order =
      best === undefined
        ? -1
        : best.count - pair.count ||
          numberOf(pair.left) - numberOf(best.left) ||
          numberOf(pair.right) - numberOf(best.right);
    if (order < 0) best = pair;
  }
  return best;
}

/** Joins two units wherever they stand side by side. */
function mergePair(units: readonly string[], left: string, right: string): string[] {
  const merged: string[] = [];
  for (let i = 0; i < units.length; i++) {
    if (units[i] === left && units[i + 1] === right) {
      merged.push(left + right);
      i += 1;
    } else merged.push(units[i] ?? '');
  }
  return merged;
}

/** Cuts a text by merges: the earliest learned first. A character that was never seen becomes its bytes. */
export function encode(
  text: string,
  { letters, merges }: Learned,
): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  let at = 0;
  return cutIntoPieces(text).flatMap((piece) => {
    const units = merges.reduce<readonly string[]>(
      (now, { left, right }) => mergePair(now, left, right),
      [...piece],
    );
    return units.flatMap((unit) => {
      const span = { start: at, end: at + unit.length };
      at = span.end;
      return isUnseen(unit, letters)
        ? bytesOf(unit).map((byte) => ({ text: byte, ...span }))
        : [{ text: unit, ...span }];
    });
  });
}

function isUnseen(unit: string, letters: ReadonlySet<string>): boolean {
  return [...unit].length === 1 && !letters.has(unit);
}

/** The names of a character's bytes: `<0xEB>`. */
function bytesOf(character: string): string[] {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
}
