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

  /** Counts the units of encoded texts, by their first numbers. */
  count(ids: Int32Array): Float64Array {
    const counts = new Float64Array(this.#numbers.size);
    for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
    return counts;
  }

  /**
   * Makes the units, numbered after the special tokens by falling count and then by their text.
   * @param ids the texts in first numbers, which are replaced by the final ones
   * @throws UsageError when units are left out, but there is no special token for unknown units
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
    return createVocabularyUnits(
      this.tokenizer,
      createVocabulary(words, seen, special),
      this.#form,
    );
  }
}
