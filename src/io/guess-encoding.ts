/** An encoding other than UTF-8, and the letters that it is used for. */
interface Candidate {
  readonly encoding: string;
  /** The name that people know it by, where that differs. */
  readonly known?: string;
  readonly letters: RegExp;
}

const CANDIDATES: readonly Candidate[] = [
  // Before Korean: read as Shift JIS, Korean would be half-width kana, which nobody writes.
  { encoding: 'shift_jis', letters: /[\u3001\u3002\u3040-\u30ff\u4e00-\u9fff]/g },
  { encoding: 'euc-kr', known: 'CP949', letters: /[가-힣]/g },
  { encoding: 'gb18030', letters: /[\u4e00-\u9fff]/g },
  { encoding: 'windows-1252', letters: /[À-ÖØ-öø-ÿ’“”–—…€]/g },
];

/** The share of the characters beyond ASCII that must be an encoding's own letters. */
const OWN_SHARE = 0.8;

/** Only UTF-16, where spaces and ASCII have a zero byte each, has a larger share of zero bytes in a text. */
const ZERO_SHARE = 0.05;

/**
 * Guesses the encoding of bytes that are not UTF-8 by the letters that they decode to.
 * @returns its name, followed by a better-known name in parentheses where there is one; undefined when no guess is likely
 */
export function guessEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2 ** 16);
  const wide = guessUtf16(sample);
  if (wide !== undefined) return wide;
  for (const { encoding, known, letters } of CANDIDATES) {
    const text = new TextDecoder(encoding).decode(sample);
    const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
    const own = text.match(letters)?.length ?? 0;
    if (own > 0 && own >= OWN_SHARE * foreign) {
      return known === undefined ? encoding : `${encoding} (${known})`;
    }
  }
  return undefined;
}

/** Recognizes UTF-16 without a byte-order mark by the positions of its zero bytes. */
function guessUtf16(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < ZERO_SHARE * bytes.length) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Returns whether replacing the bytes that are not UTF-8 would lose most letters beyond ASCII. */
export function losesMostLetters(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 2 ** 16));
  const foreign = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  return 2 * lost > foreign;
}
