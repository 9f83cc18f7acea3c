import { composeHangul, decomposeHangul, isHangulSyllable } from '../text/hangul.ts';

/**
 * What a syllable stands for in the morphemes, written relative to the syllable where the two begin with the same
 * consonant, so that one label serves many syllables: 한, 간, 될 are each the syllable without its final, and the
 * final by itself.
 *
 *     ==       the syllable itself
 *     ~ㅜ-     the syllable with the vowel ㅜ and no final; · for the vowel or final that it has
 *     았       any other character
 */
export type CharacterCode = string;

/** Two characters, as no other character's own code has. */
const SAME = '==';
const CHANGED = '~';
const KEPT = '·';
const NONE = '-';

/** Returns the code of a morpheme's character, for the syllable that stands for it. */
export function encodeCharacter(character: string, syllable: string): CharacterCode {
  if (character === syllable) return SAME;
  const [from, to] = [partsOf(syllable), partsOf(character)];
  if (from === undefined || to === undefined || from[0] !== to[0]) return character;
  const vowel = from[1] === to[1] ? KEPT : to[1];
  const final = from[2] === to[2] ? KEPT : to[2] || NONE;
  return CHANGED + vowel + final;
}

/** Returns the character that a code means for a syllable; of a code for Hangul and another character, that character. */
export function decodeCharacter(code: CharacterCode, syllable: string): string {
  if (code === SAME) return syllable;
  if (code.length !== 3 || !code.startsWith(CHANGED)) return code;
  const parts = partsOf(syllable);
  if (parts === undefined) return syllable;
  const vowel = code[1] === KEPT ? parts[1] : code[1];
  const final = code[2] === KEPT ? parts[2] : code[2] === NONE ? '' : code[2];
  return composeHangul(parts[0] + vowel + final, 'compatibility');
}

/** Returns the initial, the vowel and the final of a syllable (empty where there is none); undefined for what is no syllable. */
export function partsOf(syllable: string): readonly [string, string, string] | undefined {
  if (syllable.length !== 1 || !isHangulSyllable(syllable.charCodeAt(0))) return undefined;
  const [initial, vowel, final = ''] = decomposeHangul(syllable, 'compatibility');
  return [initial, vowel, final];
}
