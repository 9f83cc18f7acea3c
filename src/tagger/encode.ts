import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { type LemmasOfForm, lemmasByForm } from './lemma-dictionary.ts';
import { goldLabels, type Lexicon, UNKNOWN } from './lexicon.ts';
import type { TaggerOptions } from './options.ts';
import {
  type PlaceFeature,
  placeFeatures,
  type TokenFeature,
  tokenFeatures,
} from './token-features.ts';
import { lookUpForm, spell } from './word-features.ts';

/** What follows from a token itself, wherever it stands: one object for its many occurrences. */
export interface TokenType {
  /** The number of its word. */
  readonly word: number;
  /** The numbers of its characters. */
  readonly spelling: Int32Array;
  /** The numbers of its features, in the order of the encoder's `tokenFeatures`. */
  readonly features: readonly number[];
  /** Its lemmas that were seen in training, where there are any. */
  readonly lemmas?: LemmasOfForm;
}

/** A sentence as numbers. */
export interface EncodedSentence {
  readonly types: readonly TokenType[];
  /** The numbers of each token's features of its place, in the order of the encoder's `placeFeatures`. */
  readonly features: readonly Int32Array[];
  /** [tokens, contextSize]: states of language models at each token; absent without such models. */
  readonly context?: Float32Array;
}

/** A sentence as numbers, with the right labels. */
export interface LabeledSentence extends EncodedSentence {
  /** The labels of each column; `NO_LABEL` for labels that the model does not know. */
  readonly labels: readonly Int32Array[];
}

type UnlabeledSentence = Pick<TaggedSentence, 'tokens' | 'columns' | 'lines'>;

/** Stands for a label that the model does not know, and for padding. */
export const NO_LABEL = -100;

/** The most tokens whose types are kept from call to call: some tens of megabytes. */
const MOST_TYPES = 50_000;

/** Turns tokens into numbers; keeps the types of tokens that it has met, since most tokens of a text come again. */
export class SentenceEncoder {
  /** What is looked up of each token itself, beside its word and its spelling. */
  readonly tokenFeatures: readonly TokenFeature[];
  /** What is looked up of each token in its sentence. */
  readonly placeFeatures: readonly PlaceFeature[];
  readonly #lexicon: Lexicon;
  readonly #spelling: TaggerOptions['spelling'];
  readonly #words: ReadonlyMap<string, number>;
  readonly #characters: ReadonlyMap<string, number>;
  readonly #labels: readonly ReadonlyMap<string, number>[];
  readonly #lemmas: ReadonlyMap<string, LemmasOfForm>;
  readonly #types = new Map<string, TokenType>();

  constructor(lexicon: Lexicon, spelling: TaggerOptions['spelling']) {
    const number = (items: readonly string[], first: number): Map<string, number> =>
      new Map(items.map((item, i) => [item, i + first]));
    this.tokenFeatures = tokenFeatures(lexicon);
    this.placeFeatures = placeFeatures(lexicon);
    this.#lexicon = lexicon;
    this.#spelling = spelling;
    this.#words = number(lexicon.words, UNKNOWN + 1);
    this.#characters = number(lexicon.characters, UNKNOWN + 1);
    this.#lemmas = lexicon.lemmas === undefined ? new Map() : lemmasByForm(lexicon.lemmas);
    this.#labels = lexicon.columns.map(({ labels }) => number(labels, 0));
  }

  /** @throws InputError when the sentence lacks an input column */
  encode(tagged: UnlabeledSentence): EncodedSentence {
    if (this.#types.size > MOST_TYPES) this.#types.clear();
    return this.#encode(tagged);
  }

  /** @throws InputError when the sentence lacks a column */
  encodeLabeled(tagged: TaggedSentence): LabeledSentence {
    const labels = this.#lexicon.columns.map((coding, column) =>
      Int32Array.from(
        goldLabels(tagged, coding),
        (label) => this.#labels[column].get(label) ?? NO_LABEL,
      ),
    );
    return { ...this.#encode(tagged), labels };
  }

  #encode(tagged: UnlabeledSentence): EncodedSentence {
    return {
      types: tagged.tokens.map((token) => this.#typeOf(token)),
      features: this.placeFeatures.map(({ idsOf }) => idsOf(tagged)),
    };
  }

  #typeOf(token: string): TokenType {
    const known = this.#types.get(token);
    if (known !== undefined) return known;
    const units = spell(token, this.#spelling);
    // An empty token is spelled by one unknown character.
    const spelling = units.length === 0 ? [''] : units;
    const lemmas = this.#lemmas.get(token);
    const type = {
      word: this.#words.get(lookUpForm(token)) ?? UNKNOWN,
      spelling: Int32Array.from(spelling, (unit) => this.#characters.get(unit) ?? UNKNOWN),
      features: this.tokenFeatures.map(({ idOf }) => idOf(token)),
      ...(lemmas !== undefined && { lemmas }),
    };
    this.#types.set(token, type);
    return type;
  }
}
