/** What a rolling hash is multiplied by at each further token. */
const MULTIPLIER = 116049371;

/**
 * Visits the buckets of a text's word n-grams of two tokens and more, in fastText's order: from each token on, the n-grams
 * that begin with it, short ones first. Their hash is h = h · 116049371 + hash of the next token, in 64 bits, where each
 * token's hash of 32 bits is sign-extended, as fastText does it.
 * @param hashes of the tokens
 * @param length how many tokens there are
 * @param longest the longest n-gram, in tokens
 * @param bucket how many buckets there are, at least 1 and at most 2^31
 */
export function visitWordNgrams(
  hashes: Int32Array,
  length: number,
  { longest, bucket }: { readonly longest: number; readonly bucket: number },
  visit: (bucket: number) => void,
): void {
  for (let first = 0; first < length; first++) {
    // The 64 bits in two halves, both unsigned.
    let low = hashes[first] >>> 0;
    let high = hashes[first] < 0 ? 0xffffffff : 0;
    const end = Math.min(length, first + longest);
    for (let next = first + 1; next < end; next++) {
      // low · multiplier needs 59 bits: it is multiplied by halves, of which each product is exact.
      const right = (low & 0xffff) * MULTIPLIER;
      const left = (low >>> 16) * MULTIPLIER + Math.floor(right / 0x10000);
      const product = (left & 0xffff) * 0x10000 + (right & 0xffff);
      const carried = Math.imul(high, MULTIPLIER) + Math.floor(left / 0x10000);
      const sum = product + (hashes[next] >>> 0);
      low = sum >>> 0;
      high = (carried + (hashes[next] < 0 ? 0xffffffff : 0) + (sum > 0xffffffff ? 1 : 0)) >>> 0;
      visit(remainder(high, low, bucket));
    }
  }
}

/** Computes (high · 2^32 + low) mod divisor by 16 bits at a time: no step needs more than 47. */
function remainder(high: number, low: number, divisor: number): number {
  const first = modulo(high, divisor);
  const second = modulo(first * 0x10000 + (low >>> 16), divisor);
  return modulo(second * 0x10000 + (low & 0xffff), divisor);
}

/** `%` for whole numbers beyond 32 bits, which engines compute by a slow division of doubles. */
function modulo(value: number, divisor: number): number {
  const rest = value - Math.floor(value / divisor) * divisor;
  // The quotient may be rounded up or down by one.
  if (rest < 0) return rest + divisor;
  return rest >= divisor ? rest - divisor : rest;
}
