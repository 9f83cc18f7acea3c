import { growUint8, growUint32 } from '../base/growing-arrays.ts';
import type { Analyzer } from './analyzer.ts';
import { markStandaloneUnits } from './code-units.ts';

/** The most bytes that one UTF-16 unit becomes. */
const BYTES_PER_UNIT = 3;
const SPACE = 0x20;

/**
 * Encodes texts as UTF-8 and marks where their tokens begin. Words are separated by one space, characters by
 * nothing, so that every n-gram is one run of bytes and hashing it needs no string.
 */
export class Utf8Tokens {
  /** The tokens of the last text, one after the other. */
  bytes: Uint8Array = new Uint8Array(1024);
  /** Where each token begins; the entry after the last token is where another would begin. */
  starts: Uint32Array = new Uint32Array(256);
  /** Bytes between two tokens: 1 for words, 0 for characters. */
  readonly gap: number;
  readonly #analyzer: Analyzer;
  readonly #standalone: Uint8Array | undefined;

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
    this.gap = analyzer.cutsIntoCharacters ? 0 : 1;
    if (analyzer.cutsIntoCharacters) {
      this.#standalone = markStandaloneUnits(new Uint8Array(0x10000), 1);
    }
  }

  /** Reads a text; returns how many tokens it has. */
  read(text: string): number {
    if (this.#standalone !== undefined) {
      const normalized = this.#analyzer.normalize(text);
      if (allStandAlone(normalized, this.#standalone)) return this.#readUnits(normalized);
    }
    return this.#readWords(this.#analyzer.words(text));
  }

  #readUnits(text: string): number {
    this.bytes = growUint8(this.bytes, text.length * BYTES_PER_UNIT);
    this.starts = growUint32(this.starts, text.length + 1);
    let end = 0;
    for (let i = 0; i < text.length; i++) {
      this.starts[i] = end;
      end = writeUtf8(this.bytes, end, text.charCodeAt(i));
    }
    this.starts[text.length] = end;
    return text.length;
  }

  #readWords(words: readonly string[]): number {
    this.starts = growUint32(this.starts, words.length + 1);
    let end = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i];
      this.starts[i] = end;
      this.bytes = growUint8(this.bytes, end + word.length * BYTES_PER_UNIT + 1);
      for (let at = 0; at < word.length; at++) {
        const code = word.codePointAt(at) ?? 0;
        if (code > 0xffff) at++;
        end = writeUtf8(this.bytes, end, code);
      }
      if (this.gap === 1) this.bytes[end++] = SPACE;
    }
    this.starts[words.length] = end;
    return words.length;
  }
}

function allStandAlone(text: string, standalone: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (standalone[text.charCodeAt(i)] === 0) return false;
  return true;
}

/** Writes one code point, a lone surrogate as U+FFFD; returns where the next one goes. */
function writeUtf8(bytes: Uint8Array, at: number, codePoint: number): number {
  let end = at;
  const code = codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint;
  if (code < 0x80) {
    bytes[end++] = code;
    return end;
  }
  if (code < 0x800) bytes[end++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x10000) bytes[end++] = 0xe0 | (code >> 12);
    else {
      bytes[end++] = 0xf0 | (code >> 18);
      bytes[end++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[end++] = 0x80 | (code & 0x3f);
  return end;
}
