/** Computes the SHA-256 of bytes that come in pieces. */
export interface Sha256 {
  /** Adds a piece. */
  update(bytes: Uint8Array): void;
  /** Ends, and gives the sum in hexadecimal. */
  hex(): string;
}

const BLOCK = 64;
/** A block's end is the number of bits, of 8 bytes. */
const LENGTH_PLACE = BLOCK - 8;

/** The first 32 bits of the fractional parts of the square and cube roots of the first primes. */
const [STARTS, ROUNDS] = rootsOfPrimes();

/**
 * Creates a SHA-256 (FIPS 180-4) in plain TypeScript, for browsers: theirs takes no pieces, gives its result later,
 * and is absent from pages that came without encryption.
 */
export function createPortableSha256(): Sha256 {
  const state = STARTS.slice();
  const words = new Int32Array(BLOCK);
  const rest = new Uint8Array(BLOCK);
  const restView = new DataView(rest.buffer);
  let kept = 0;
  let length = 0;
  return {
    update(bytes) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      length += bytes.length;
      let at = Math.min(bytes.length, (BLOCK - kept) % BLOCK);
      rest.set(bytes.subarray(0, at), kept);
      if (kept + at === BLOCK) mixBlock(state, words, restView, 0);
      kept = (kept + at) % BLOCK;
      for (; at + BLOCK <= bytes.length; at += BLOCK) mixBlock(state, words, view, at);
      if (at === bytes.length) return;
      rest.set(bytes.subarray(at));
      kept = bytes.length - at;
    },
    hex() {
      rest.fill(0, kept);
      rest[kept] = 0x80;
      if (kept >= LENGTH_PLACE) {
        mixBlock(state, words, restView, 0);
        rest.fill(0);
      }
      restView.setBigUint64(LENGTH_PLACE, 8n * BigInt(length));
      mixBlock(state, words, restView, 0);
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** Mixes a block of 64 bytes into the state: section 6.2.2. */
function mixBlock(state: Int32Array, words: Int32Array, bytes: DataView, begin: number): void {
  for (let i = 0; i < 16; i++) words[i] = bytes.getInt32(begin + 4 * i);
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15] as number;
    const y = words[i - 2] as number;
    const low = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const high = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    words[i] = (words[i - 16] as number) + low + (words[i - 7] as number) + high;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g);
    const mixed = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + chosen) | 0;
    const first = (mixed + (ROUNDS[i] as number) + (words[i] as number)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = (state[i] as number) + (added[i] as number);
}

/** The words of the state. */
type Eight = [number, number, number, number, number, number, number, number];

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function rootsOfPrimes(): readonly [Int32Array, Int32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  const fraction = (root: number): number => (root - Math.floor(root)) * 2 ** 32;
  return [
    Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  ];
}
