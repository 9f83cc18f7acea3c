import { InputError, UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import { isWellFormed } from '../base/well-formed.ts';
import { replaceNumbers, type StoredNumbers } from '../io/stored-numbers.ts';
import type { BpeModel } from '../text/bpe/bpe-model.ts';
import { UNICODE_FORMS } from '../text/normalization/normalizer.ts';
import type { UnicodeForm } from '../text/normalization/text-steps.ts';
import { createBpeUnits } from '../text/units/bpe-units.ts';
import { UnitCollector } from '../text/units/collect-units.ts';
import { cutLongText } from '../text/units/cut-long-text.ts';
import { inForm } from '../text/units/in-form.ts';
import type { UnitKind } from '../text/units/unit-kinds.ts';
import type { AnyUnits } from '../text/units/units-state.ts';
import { LINE_END } from '../text/units/whitespace-tokenizer.ts';
import type { TextIds } from '../training/index.ts';
import {
  type CollectedKind,
  createLanguageTokenizer,
  type EarlierUnitName,
  languageUnitKind,
  UNKNOWN_UNIT,
} from './language-units.ts';

/** A text as the numbers of its units: in memory, or stored in a scratch file. */
export interface Corpus<Ids extends TextIds = Int32Array> {
  readonly units: AnyUnits;
  readonly ids: Ids;
  /** Code points of the text, ends of lines among them: what bits per character are counted by. */
  readonly characters: number;
}

/** How a text becomes a corpus. */
export interface CorpusOptions {
  /**
   * The kind of units to collect, a trained byte-pair encoding, or the units of a trained model; default
   * `code-points`. The earlier names `characters` and `words` mean `code-points` and `whitespace`.
   */
  readonly units?: CollectedKind | EarlierUnitName | BpeModel | AnyUnits;
  /**
   * The normalization form of Unicode that texts are put in; the model keeps it, so that every text it reads later is put
   * in it, too. Default: texts stay as they are, or the form of the given units.
   */
  readonly normalize?: UnicodeForm;
  /** Units seen less often than this share one unit, `UNKNOWN_UNIT`. Default 1: every unit is learned. */
  readonly minCount?: number;
}

/** The range and the default of each option; `units` is checked where they are opened. */
export const CORPUS_OPTIONS: OptionTable<CorpusOptions, 'minCount'> = {
  units: { kind: 'any' },
  normalize: { kind: 'choice', choices: UNICODE_FORMS },
  minCount: { kind: 'number', least: 0, default: 1, unit: 'times' },
};

/** The most UTF-16 units of a line that an error shows. */
const SHOWN = 60;

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
    checkOptions('CorpusBuilder', CORPUS_OPTIONS, options);
    const { units = 'code-points', minCount, normalize } = withDefaults(CORPUS_OPTIONS, options);
    this.#source = openSource(units, normalize);
    this.#minCount = minCount;
  }

  /**
   * Adds a line, given without its end (line feeds within it are kept).
   * @throws InputError when it holds half a surrogate pair, which no model file can hold
   */
  addLine(line: string): void {
    if (!isWellFormed(line)) {
      throw new InputError(
        sentence(
          'language-model/half-surrogate-pair',
        )`The line ${{ line: JSON.stringify(line.slice(0, SHOWN)) }} holds half a surrogate pair, the rest of a character that was cut in two; mend the text first.`,
      );
    }
    // Before it is cut, so that what composes is not cut apart.
    const text = inForm(line, this.#source.form) + LINE_END;
    for (const piece of cutLongText(text, this.#source.kind)) {
      const ids = this.#source.encode(piece);
      this.#reserve(this.#length + ids.length);
      this.#ids.set(ids, this.#length);
      this.#length += ids.length;
    }
    for (const _ of text) this.#characters += 1;
  }

  /** Units that were added and not taken out. */
  get length(): number {
    return this.#length;
  }

  /** Takes the numbers out, as they are before `finish`: for `finishStored`, when they are too many to be held. */
  take(): Int32Array {
    const taken = this.#ids.slice(0, this.#length);
    this.#source.count(taken);
    this.#length = 0;
    return taken;
  }

  /**
   * Returns the corpus. Collected units are numbered by falling count, then by their text.
   * @throws InputError when there are fewer than two units
   */
  finish(): Corpus {
    const ids = this.#ids.subarray(0, this.#length);
    requireUnits(ids.length);
    this.#source.count(ids);
    const { units, finalIds } = this.#source.finish(this.#minCount);
    if (finalIds !== undefined) {
      for (let i = 0; i < ids.length; i++) ids[i] = finalIds[ids[i]];
    }
    return { units, ids, characters: this.#characters };
  }

  /**
   * Returns the corpus whose numbers were taken out, and stored in this order. Its units are numbered as by `finish`.
   * @throws InputError when there are fewer than two units
   */
  async finishStored(stored: StoredNumbers): Promise<Corpus<StoredNumbers>> {
    requireUnits(stored.length);
    const { units, finalIds } = this.#source.finish(this.#minCount);
    const ids = finalIds === undefined ? stored : await replaceNumbers(stored, finalIds);
    return { units, ids, characters: this.#characters };
  }

  #reserve(length: number): void {
    if (length <= this.#ids.length) return;
    const grown = new Int32Array(Math.max(length, 2 * this.#ids.length));
    grown.set(this.#ids.subarray(0, this.#length));
    this.#ids = grown;
  }
}

function requireUnits(count: number): void {
  if (count >= 2) return;
  throw new InputError(
    sentence('language-model/too-short')`The text has fewer than two units; give a longer text.`,
  );
}

/** Where the numbers come from: units that are known, or units that are being collected. */
interface Source {
  readonly kind: UnitKind;
  readonly form: UnicodeForm | undefined;
  encode(text: string): ArrayLike<number>;
  /** Counts units by their numbers, each once. */
  count(ids: Int32Array): void;
  /** Returns the units; and the final numbers, where those before were given before the counts were known. */
  finish(minCount: number): { readonly units: AnyUnits; readonly finalIds?: Int32Array };
}

function openSource(
  units: NonNullable<CorpusOptions['units']>,
  form: UnicodeForm | undefined,
): Source {
  if (typeof units === 'string') return collect(units, form);
  const known = isUnits(units) ? units : createBpeUnits(units, {}, form);
  if (form !== undefined && known.form !== form) {
    throw new UsageError(
      sentence(
        'language-model/other-form',
      )`The units were made with ${{ name: option('normalize') }} ${{ before: known.form ?? 'none' }}, not ${{ now: form }}; leave the option out.`,
    );
  }
  const { kind, form: knownForm, encode } = known;
  return { kind, form: knownForm, encode, count() {}, finish: () => ({ units: known }) };
}

function isUnits(units: BpeModel | AnyUnits): units is AnyUnits {
  return typeof (units as AnyUnits).encode === 'function';
}

function collect(name: CollectedKind | EarlierUnitName, form: UnicodeForm | undefined): Source {
  const kind = languageUnitKind(name);
  if (kind === 'bpe') {
    throw new UsageError(
      sentence(
        'language-model/bpe-by-name',
      )`A byte-pair encoding is learned first: give its model, not its name.`,
    );
  }
  const collector = new UnitCollector(createLanguageTokenizer(kind), form);
  let counts: Float64Array = new Float64Array();
  return {
    kind,
    form,
    encode: (text) => collector.encode(text),
    count(ids) {
      counts = collector.count(ids, counts);
    },
    finish(minCount) {
      // Where some units are rare, the unknown unit comes first and stands for them all.
      const rare = counts.some((count) => count < minCount);
      return collector.settle(counts, { minCount, special: rare ? { unknown: UNKNOWN_UNIT } : {} });
    },
  };
}
