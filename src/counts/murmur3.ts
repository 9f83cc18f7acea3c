const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/**
 * MurmurHash3_x86_32 with seed 0 (Austin Appleby, 2011, public domain) of
 * `bytes[begin … end)`, as a signed 32-bit number, which is how scikit-learn's hashers take it.
 */
export function murmur3(bytes: Uint8Array, begin: number, end: number): number {
  let hash = 0;
  const tail = end - ((end - begin) & 3);
  for (let i = begin; i < tail; i += 4) {
    const block = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    hash ^= scramble(block);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let i = end - 1; i >= tail; i--) rest = (rest << 8) | bytes[i];
  hash ^= scramble(rest);
  hash ^= end - begin;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function scramble(block: number): number {
  const mixed = Math.imul(block, C1);
  return Math.imul((mixed << 15) | (mixed >>> 17), C2);
}
