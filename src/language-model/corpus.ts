import { InputError } from '../base/errors.ts';
import type { BpeModel } from '../text/bpe/bpe-model.ts';
import { createVocabulary } from '../text/vocabulary/vocabulary.ts';
import { createBpeUnits } from './units/bpe-units.ts';
import { createCollectedUnits, UNKNOWN_UNIT } from './units/collected-units.ts';
import { cutLongText } from './units/cut-long-text.ts';
import { type CollectedKind, createCutter, LINE_END } from './units/cut-text.ts';
import type { LanguageUnits, UnitKind } from './units/language-units.ts';
import type { AnyUnits } from './units/units-state.ts';

/** A text as the numbers of its units. */
export interface Corpus {
  readonly units: AnyUnits;
  readonly ids: Int32Array;
  /** Code points of the text, ends of lines among them: what bits per character are counted by. */
  readonly characters: number;
}

/** How a text becomes a corpus. */
export interface CorpusOptions {
  /** The kind of units to collect, a trained byte-pair encoding, or the units of a trained model. Default `characters`. */
  readonly units?: CollectedKind | BpeModel | AnyUnits;
  /** Units seen less often than this share one unit, `UNKNOWN_UNIT`. Default 1: every unit is learned. */
  readonly minCount?: number;
}

/**
 * Takes a text line by line and holds nothing of it but numbers, four bytes a unit. Every line ends
 * with a line feed, the last one too.
 */
export class CorpusBuilder {
  readonly #source: Source;
  readonly #minCount: number;
  #ids = new Int32Array(2 ** 16);
  #length = 0;
  #characters = 0;

  constructor(options: CorpusOptions = {}) {
    const { units = 'characters', minCount = 1 } = options;
    this.#source = openSource(units);
    this.#minCount = minCount;
  }

  /** Adds a line, given without its end (line feeds within it are kept). */
  addLine(line: string): void {
    const text = line + LINE_END;
    for (const piece of cutLongText(text, this.#source.kind)) {
      const ids = this.#source.encode(piece);
      this.#reserve(this.#length + ids.length);
      this.#ids.set(ids, this.#length);
      this.#length += ids.length;
    }
    for (const _ of text) this.#characters += 1;
  }

  /**
   * The corpus. Collected units are numbered by falling count, then by their text.
   * @throws InputError when there are fewer than two units
   */
  finish(): Corpus {
    if (this.#length < 2) {
      throw new InputError('The text has fewer than two units; give a longer text.');
    }
    const ids = this.#ids.subarray(0, this.#length);
    const units = this.#source.finish(ids, this.#minCount);
    return { units, ids, characters: this.#characters };
  }

  #reserve(length: number): void {
    if (length <= this.#ids.length) return;
    const grown = new Int32Array(Math.max(length, 2 * this.#ids.length));
    grown.set(this.#ids.subarray(0, this.#length));
    this.#ids = grown;
  }
}

/** Where the numbers come from: units that are known, or units that are being collected. */
interface Source {
  readonly kind: UnitKind;
  encode(text: string): ArrayLike<number>;
  /** The units; renumbers `ids` where the numbers were given before the counts were known. */
  finish(ids: Int32Array, minCount: number): AnyUnits;
}

function openSource(units: CollectedKind | BpeModel | AnyUnits): Source {
  if (typeof units === 'string') return collect(units);
  const known = isUnits(units) ? units : createBpeUnits(units);
  return { kind: known.kind, encode: known.encode, finish: () => known };
}

function isUnits(units: BpeModel | AnyUnits): units is AnyUnits {
  return typeof (units as LanguageUnits).encode === 'function';
}

function collect(kind: CollectedKind): Source {
  const cut = createCutter(kind);
  const numbers = new Map<string, number>();
  const encode = (text: string): number[] => {
    const ids: number[] = [];
    for (const unit of cut(text)) {
      let id = numbers.get(unit);
      if (id === undefined) {
        id = numbers.size;
        numbers.set(unit, id);
      }
      ids.push(id);
    }
    return ids;
  };
  return {
    kind,
    encode,
    finish(ids, minCount) {
      const counts = new Float64Array(numbers.size);
      for (const id of ids) counts[id] += 1;
      const texts = [...numbers.keys()];
      const order = Array.from(texts.keys()).sort(
        (a, b) => counts[b] - counts[a] || (texts[a] < texts[b] ? -1 : 1),
      );
      const rare = counts.some((count) => count < minCount);
      const kept = order.filter(
        (id) => counts[id] >= minCount && !(rare && texts[id] === UNKNOWN_UNIT),
      );
      // Where some units are rare, the unknown unit comes first and stands for them all.
      const first = rare ? [UNKNOWN_UNIT] : [];
      const places = new Int32Array(texts.length);
      kept.forEach((id, place) => {
        places[id] = place + first.length;
      });
      for (let i = 0; i < ids.length; i++) ids[i] = places[ids[i]];
      const words = [...first, ...kept.map((id) => texts[id])];
      const seen = new Float64Array(words.length);
      for (const id of ids) seen[id] += 1;
      const vocabulary = createVocabulary(words, seen, rare ? { unknown: UNKNOWN_UNIT } : {});
      return createCollectedUnits(kind, vocabulary);
    },
  };
}
