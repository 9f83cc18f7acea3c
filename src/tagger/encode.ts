import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { goldLabels, type Lexicon, UNKNOWN } from './lexicon.ts';
import type { TaggerOptions } from './options.ts';
import { type TokenFeature, tokenFeatures } from './token-features.ts';
import { lookUpForm, spell } from './word-features.ts';

/** A sentence as numbers. */
export interface EncodedSentence {
  readonly words: Int32Array;
  /** The numbers of each token's features, in the order of the encoder's. */
  readonly features: readonly Int32Array[];
  /** The number of each token's spelling. */
  readonly spellings: Int32Array;
  /** [tokens, contextSize]: states of language models at each token; absent without such models. */
  readonly context?: Float32Array;
}

/** A sentence as numbers, with the right labels. */
export interface LabeledSentence extends EncodedSentence {
  /** The labels of each column; `NO_LABEL` for labels that the model does not know. */
  readonly labels: readonly Int32Array[];
}

/** Stands for a label that the model does not know, and for padding. */
export const NO_LABEL = -100;

/** Turns tokens into numbers; keeps every spelling that it has met, so that each is cut up once. */
export class SentenceEncoder {
  /** What is looked up of each token, beside the word itself and its spelling. */
  readonly features: readonly TokenFeature[];
  readonly #lexicon: Lexicon;
  readonly #spelling: TaggerOptions['spelling'];
  readonly #words: ReadonlyMap<string, number>;
  readonly #characters: ReadonlyMap<string, number>;
  readonly #labels: readonly ReadonlyMap<string, number>[];
  readonly #known = new Map<string, number>();
  readonly #spellings: Int32Array[] = [];

  constructor(lexicon: Lexicon, spelling: TaggerOptions['spelling']) {
    const number = (items: readonly string[], first: number): Map<string, number> =>
      new Map(items.map((item, i) => [item, i + first]));
    this.features = tokenFeatures(lexicon);
    this.#lexicon = lexicon;
    this.#spelling = spelling;
    this.#words = number(lexicon.words, UNKNOWN + 1);
    this.#characters = number(lexicon.characters, UNKNOWN + 1);
    this.#labels = lexicon.columns.map(({ labels }) => number(labels, 0));
  }

  /** The characters of a spelling, by its number. */
  spelling(number: number): Int32Array {
    return this.#spellings[number];
  }

  /** @throws InputError when the sentence lacks an input column */
  encode(tagged: Pick<TaggedSentence, 'tokens' | 'columns' | 'lines'>): EncodedSentence {
    const { tokens } = tagged;
    return {
      words: Int32Array.from(tokens, (token) => this.#words.get(lookUpForm(token)) ?? UNKNOWN),
      features: this.features.map(({ idsOf }) => idsOf(tagged)),
      spellings: Int32Array.from(tokens, (token) => this.#numberOf(token)),
    };
  }

  /** @throws InputError when the sentence lacks a column */
  encodeLabeled(tagged: TaggedSentence): LabeledSentence {
    const labels = this.#lexicon.columns.map((coding, column) =>
      Int32Array.from(
        goldLabels(tagged, coding),
        (label) => this.#labels[column].get(label) ?? NO_LABEL,
      ),
    );
    return { ...this.encode(tagged), labels };
  }

  #numberOf(token: string): number {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const units = spell(token, this.#spelling);
    // An empty token is spelled by one unknown character.
    const spelling = units.length === 0 ? [''] : units;
    this.#spellings.push(
      Int32Array.from(spelling, (unit) => this.#characters.get(unit) ?? UNKNOWN),
    );
    this.#known.set(token, this.#spellings.length - 1);
    return this.#spellings.length - 1;
  }
}
