import { type BpeModel, BYTE_TOKENS } from './bpe-model.ts';
import { pairKey } from './pair-key.ts';
import { encodeUtf8CodePoint } from './utf8.ts';

/** The most pieces in the cache; a full cache is emptied. */
const CACHE_SIZE = 1 << 16;
const NO_RANK = Number.POSITIVE_INFINITY;

/** Encodes pieces of text as token numbers. */
export interface BpeEncoder {
  /**
   * Returns the tokens of one piece (see `cutIntoPieces`): not to be changed, as the cache shares them.
   */
  encodePiece(piece: string): readonly number[];
}

/** Makes an encoder: the pair that was merged earliest in training is merged first. */
export function createBpeEncoder(model: BpeModel): BpeEncoder {
  const letters = new Map(model.alphabet.map((letter, index) => [letter, BYTE_TOKENS + index]));
  const firstMerged = BYTE_TOKENS + model.alphabet.length;
  const merged = new Map<number, number>();
  for (let at = 0; at < model.merges.length; at += 2) {
    const key = pairKey(model.merges[at] ?? 0, model.merges[at + 1] ?? 0);
    if (!merged.has(key)) merged.set(key, firstMerged + at / 2);
  }
  const cache = new Map<string, readonly number[]>();
  return {
    encodePiece(piece) {
      const known = cache.get(piece);
      if (known !== undefined) return known;
      const tokens = mergePairs(splitLetters(piece, letters), merged);
      if (cache.size >= CACHE_SIZE) cache.clear();
      cache.set(piece, tokens);
      return tokens;
    },
  };
}

function splitLetters(piece: string, letters: ReadonlyMap<string, number>): number[] {
  const tokens: number[] = [];
  for (const character of piece) {
    const letter = letters.get(character);
    if (letter === undefined) tokens.push(...encodeUtf8CodePoint(character.codePointAt(0) ?? 0));
    else tokens.push(letter);
  }
  return tokens;
}

/** Merges the pair of the lowest rank (its merged token's number) until none is left. */
function mergePairs(tokens: number[], merged: ReadonlyMap<number, number>): number[] {
  let length = tokens.length;
  for (;;) {
    let best = NO_RANK;
    for (let i = 0; i + 1 < length; i++) {
      const rank = merged.get(pairKey(tokens[i] ?? 0, tokens[i + 1] ?? 0)) ?? NO_RANK;
      if (rank < best) best = rank;
    }
    if (best === NO_RANK) return tokens.slice(0, length);
    let kept = 0;
    for (let i = 0; i < length; i++) {
      const token = tokens[i] ?? 0;
      const isPair = i + 1 < length && merged.get(pairKey(token, tokens[i + 1] ?? 0)) === best;
      tokens[kept++] = isPair ? best : token;
      if (isPair) i++;
    }
    length = kept;
  }
}
