/** Tokens are numbered below this, so that a pair is an integer that a number holds exactly. */
const TOKEN_LIMIT = 0x4000000;

/** Returns one number for a pair of tokens; the numbers sort pairs in the order of left, then right token. */
export function pairKey(left: number, right: number): number {
  return left * TOKEN_LIMIT + right;
}

/** Returns the two tokens of a pair. */
export function tokensOfPair(pair: number): [left: number, right: number] {
  return [Math.floor(pair / TOKEN_LIMIT), pair % TOKEN_LIMIT];
}
