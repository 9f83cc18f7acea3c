/** What stands for characters that training did not see often enough, by their script. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['space', /^\s$/u],
  ['hangul', /^\p{Script=Hangul}$/u],
  ['han', /^\p{Script=Han}$/u],
  ['letter', /^\p{L}$/u],
  ['digit', /^\p{N}$/u],
  ['mark', /^[\p{P}\p{S}]$/u],
  ['other', /^.$/su],
];

/** How often a character must occur in the training data to have a vector of its own. */
const LEAST = 2;

/** Collects the characters that get vectors of their own, in the order of their code points. */
export function collectCharacters(texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([, count]) => count >= LEAST);
  return frequent.map(([character]) => character).sort((a, b) => (a < b ? -1 : 1));
}

/** Numbers characters: the first numbers are of the kinds, for those without a vector of their own. */
export class CharacterTable {
  /** The characters with vectors of their own. */
  readonly characters: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  constructor(characters: readonly string[]) {
    this.characters = characters;
    this.#ids = new Map(characters.map((character, i) => [character, KINDS.length + i]));
  }

  /** How many numbers there are. */
  get size(): number {
    return KINDS.length + this.characters.length;
  }

  /** Returns the number of each character. */
  encode(characters: readonly string[]): Int32Array {
    const ids = new Int32Array(characters.length);
    for (let i = 0; i < ids.length; i++) {
      ids[i] = this.#ids.get(characters[i]) ?? kindOf(characters[i]);
    }
    return ids;
  }
}

/** Returns the number of a character's kind. */
function kindOf(character: string): number {
  const kind = KINDS.findIndex(([, pattern]) => pattern.test(character));
  return Math.max(0, kind);
}
