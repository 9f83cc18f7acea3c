import { growInt32 } from '../base/growing-arrays.ts';
import { WordTable } from '../base/word-table.ts';
import type { Analyzer } from './analyzer.ts';
import { markStandaloneUnits } from './code-units.ts';

/** What `#unitTokens` holds for a unit that may be part of a larger cluster. */
const MAY_JOIN = -2;

/**
 * Reads texts as token numbers. For an analyzer of characters, texts whose characters are single
 * code units (nearly all Korean and English) are read straight from the string, with no string
 * made for any of them.
 */
export class TokenReader {
  /** The tokens' texts by number. */
  readonly tokens: WordTable;
  /** The numbers of the last text read; its first `read(…)` or `look(…)` numbers count. */
  ids: Int32Array = new Int32Array(256);
  readonly #analyzer: Analyzer;
  /** Each code unit's token, −1 when it has none yet, or `MAY_JOIN`; absent unless by character. */
  readonly #unitTokens: Int32Array | undefined;

  constructor(analyzer: Analyzer, tokens: WordTable = new WordTable()) {
    this.#analyzer = analyzer;
    this.tokens = tokens;
    if (analyzer.cutsIntoCharacters) {
      this.#unitTokens = markStandaloneUnits(new Int32Array(0x10000).fill(MAY_JOIN), -1);
      for (let id = 0; id < tokens.size; id++) {
        const text = tokens.word(id);
        if (text.length === 1) this.#unitTokens[text.charCodeAt(0)] = id;
      }
    }
  }

  /** Reads a text, numbering its new tokens; returns how many tokens it has. */
  read(text: string): number {
    return this.#readUnits(text, true) ?? this.#readWords(text, true);
  }

  /** Reads a text; tokens never seen before are −1. */
  look(text: string): number {
    return this.#readUnits(text, false) ?? this.#readWords(text, false);
  }

  #readWords(text: string, add: boolean): number {
    const words = this.#analyzer.words(text);
    this.ids = growInt32(this.ids, words.length);
    for (let i = 0; i < words.length; i++) {
      this.ids[i] = add ? this.tokens.add(words[i]) : this.tokens.find(words[i]);
    }
    return words.length;
  }

  /** Reads a text by its code units; returns undefined unless all of them are standalone units. */
  #readUnits(text: string, add: boolean): number | undefined {
    const unitTokens = this.#unitTokens;
    if (unitTokens === undefined) return undefined;
    const normalized = this.#analyzer.normalize(text);
    const length = normalized.length;
    this.ids = growInt32(this.ids, length);
    const ids = this.ids;
    for (let i = 0; i < length; i++) {
      const unit = normalized.charCodeAt(i);
      let token = unitTokens[unit];
      if (token < 0) {
        if (token === MAY_JOIN) return undefined;
        if (add) {
          token = this.tokens.add(normalized[i]);
          unitTokens[unit] = token;
        }
      }
      ids[i] = token;
    }
    return length;
  }
}
