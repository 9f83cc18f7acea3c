import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { UnicodeForm } from '../normalization/text-steps.ts';
import { createVocabulary } from '../vocabulary/vocabulary.ts';
import { inForm } from './in-form.ts';
import { type SpecialTokens, specialWords } from './special-tokens.ts';
import type { UnitTokenizer } from './unit-tokenizer.ts';
import { createVocabularyUnits, type VocabularyUnits } from './vocabulary-units.ts';

/** Which of the collected units enter the vocabulary. */
export interface CollectingOptions {
  /** How often a unit must occur; default 1. */
  readonly minCount?: number;
  /** The most units, including special tokens; the most frequent are kept; default no limit. */
  readonly maxSize?: number;
  /** Special tokens, which get the first numbers; `unknown` is required where units are left out. */
  readonly special?: SpecialTokens;
}

/** Collected units, and what becomes of the numbers that they had before. */
export interface SettledUnits {
  readonly units: VocabularyUnits;
  /** For each first number the final one. */
  readonly finalIds: Int32Array;
}

/**
 * Numbers units in the order in which they first occur, before their counts are known; `finish` numbers them again by
 * falling count. A text is thus read once, and held only as numbers.
 */
export class UnitCollector {
  readonly tokenizer: UnitTokenizer;
  readonly #numbers = new Map<string, number>();

  readonly #form: UnicodeForm | undefined;

  /**
   * @param tokenizer cuts the texts into units
   * @param form the normalization form that texts are put in first; default none
   */
  constructor(tokenizer: UnitTokenizer, form?: UnicodeForm) {
    this.tokenizer = tokenizer;
    this.#form = form;
  }

  /** Encodes a text with the units' first numbers. */
  encode(text: string): number[] {
    const ids: number[] = [];
    for (const unit of this.tokenizer.words(inForm(text, this.#form))) {
      let id = this.#numbers.get(unit);
      if (id === undefined) {
        id = this.#numbers.size;
        this.#numbers.set(unit, id);
      }
      ids.push(id);
    }
    return ids;
  }

  /**
   * Counts the units of encoded texts, by their first numbers.
   * @param before counts to go on from
   */
  count(ids: Int32Array, before?: Float64Array): Float64Array {
    const counts = new Float64Array(this.#numbers.size);
    if (before !== undefined) counts.set(before);
    for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
    return counts;
  }

  /**
   * Makes the units, numbered after the special tokens by falling count and then by their text.
   * @param ids the texts in first numbers, which are replaced by the final ones
   * @throws UsageError when units are left out, but there is no special token for unknown units
   */
  finish(ids: Int32Array, options: CollectingOptions = {}): VocabularyUnits {
    const { units, finalIds } = this.settle(this.count(ids), options);
    for (let i = 0; i < ids.length; i++) ids[i] = finalIds[ids[i] ?? 0] ?? 0;
    return units;
  }

  /**
   * Makes the units as `finish` does, of counts alone: for texts whose numbers are elsewhere.
   * @throws what `finish` throws
   */
  settle(counts: Float64Array, options: CollectingOptions = {}): SettledUnits {
    const { minCount = 1, maxSize = Infinity, special = {} } = options;
    const reserved = specialWords(special);
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
    const finalIds = new Int32Array(all.length).fill(unknown);
    kept.forEach(({ id }, place) => {
      finalIds[id] = reserved.length + place;
    });
    const words = [...reserved, ...kept.map(({ text }) => text)];
    const seen = new Float64Array(words.length);
    for (const { id, count } of all) {
      const place = finalIds[id] ?? unknown;
      seen[place] = (seen[place] ?? 0) + count;
    }
    const vocabulary = createVocabulary(words, seen, special);
    return { units: createVocabularyUnits(this.tokenizer, vocabulary, this.#form), finalIds };
  }
}
