import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { createVocabulary } from '../vocabulary/vocabulary.ts';
import { type SpecialTokens, specialWords } from './special-tokens.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';
import { createVocabularyUnits, type VocabularyUnits } from './vocabulary-units.ts';

/** Which of the collected units have a number. */
export interface CollectingOptions {
  /** How often a unit must have been seen; default 1. */
  readonly minCount?: number;
  /** The most units, special tokens among them; the most frequent are taken; default no limit. */
  readonly maxSize?: number;
  /** Tokens with the first numbers; needs `unknown` where units are left out. */
  readonly special?: SpecialTokens;
}

/**
 * Numbers units in the order in which texts bring them, before it is known how often each occurs; at the end they
 * are numbered again by falling count. So a text is read once, and held as numbers alone.
 */
export class UnitCollector {
  readonly tokenizer: UnitTokenizer;
  readonly #numbers = new Map<string, number>();

  /** @param tokenizer what cuts the texts */
  constructor(tokenizer: UnitTokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The units of a text under their first numbers. */
  encode(text: string): number[] {
    const ids: number[] = [];
    for (const unit of this.tokenizer.words(text)) {
      let id = this.#numbers.get(unit);
      if (id === undefined) {
        id = this.#numbers.size;
        this.#numbers.set(unit, id);
      }
      ids.push(id);
    }
    return ids;
  }

  /** How often each unit occurs in texts, by its first number. */
  count(ids: Int32Array): Float64Array {
    const counts = new Float64Array(this.#numbers.size);
    for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
    return counts;
  }

  /**
   * The collected units, numbered after the special tokens by falling count and then by their text.
   * @param ids the texts under their first numbers; they get the last ones
   * @throws UsageError when units are left out, but no special token is there for the unknown
   */
  finish(ids: Int32Array, options: CollectingOptions = {}): VocabularyUnits {
    const { minCount = 1, maxSize = Infinity, special = {} } = options;
    const reserved = specialWords(special);
    const counts = this.count(ids);
    const all = Array.from(this.#numbers, ([text, id]) => ({ text, id, count: counts[id] ?? 0 }));
    const kept = all
      .filter(({ text, count }) => count >= minCount && !reserved.includes(text))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, Math.max(0, maxSize - reserved.length));
    const unknown = special.unknown === undefined ? -1 : reserved.indexOf(special.unknown);
    if (unknown < 0 && kept.length < all.length) {
      throw new UsageError(
        sentence(
          'text/no-unknown-token',
        )`${{ count: all.length - kept.length }} of ${{ all: all.length }} units are left out; give a special token for the unknown, such as { unknown: '<unk>' }.`,
      );
    }
    const places = new Int32Array(all.length).fill(unknown);
    kept.forEach(({ id }, place) => {
      places[id] = reserved.length + place;
    });
    for (let i = 0; i < ids.length; i++) ids[i] = places[ids[i] ?? 0] ?? unknown;
    const words = [...reserved, ...kept.map(({ text }) => text)];
    const seen = new Float64Array(words.length);
    for (const id of ids) seen[id] = (seen[id] ?? 0) + 1;
    return createVocabularyUnits(this.tokenizer, createVocabulary(words, seen, special));
  }
}
