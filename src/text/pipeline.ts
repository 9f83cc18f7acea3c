import type { JsonObject } from '../base/json.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { oneOf, orNull, StateReader, TEXT, TEXTS } from '../base/read-state.ts';
import { createStemmer, STEMMER_LANGUAGES } from './create-stemmer.ts';
import {
  createNormalizer,
  NORMALIZER_OPTIONS,
  type Normalizer,
  type NormalizerOptions,
  UNICODE_FORMS,
} from './normalization/normalizer.ts';
import type { UnicodeForm } from './normalization/text-steps.ts';
import type { Stemmer } from './stemmer.ts';
import type { Token, Tokenizer, TokenizerDescription, Utf8Walk } from './tokenizer.ts';
import { createTokenizer } from './units/create-tokenizer.ts';
import type { UnitKind } from './units/unit-kinds.ts';

/** A tokenizer by its kind, with the options of that kind. */
export interface TokenizerChoice extends TokenizerDescription {
  /** Of `UNIT_KINDS`; the former names are accepted. */
  readonly kind: UnitKind | 'chars' | 'characters';
}

/** Options of a text pipeline. */
export interface TextPipelineOptions {
  /** How texts are normalized before they are cut; by default not at all. */
  readonly normalize?: NormalizerOptions;
  /** The tokenizer of the normalized text, or its description; default words (UAX #29). */
  readonly tokenizer?: Tokenizer | TokenizerChoice;
  /**
   * Words that are left out, however the pipeline turns them: as they stand or normalized, before stemming and as a
   * stem; default none.
   */
  readonly stopWords?: readonly string[];
  /** The language whose stemmer reduces the tokens; default no stemming. English needs lower case. */
  readonly stem?: Stemmer['language'];
}

/** The kind and the range of each option. */
export const TEXT_PIPELINE_OPTIONS: OptionTable<TextPipelineOptions> = {
  normalize: { kind: 'object', options: NORMALIZER_OPTIONS },
  tokenizer: { kind: 'object' },
  stopWords: { kind: 'list', of: 'text' },
  stem: { kind: 'choice', choices: STEMMER_LANGUAGES },
};

/** Turns text into tokens: normalizes it, cuts it, leaves out stop words, and stems. */
export interface TextPipeline {
  /** The description from which `createTextPipelineFrom` makes the same pipeline; model files keep it. */
  readonly description: JsonObject;
  /** Whether the tokens are all the characters of `normalize(text)`, for which counting is faster. */
  readonly cutsIntoCharacters: boolean;
  /** Returns the normalized text, before it is cut. */
  normalize(text: string): string;
  /** Returns the tokens' texts alone: the fast path. */
  words(text: string): string[];
  /** Visits the same tokens in UTF-8; absent where the text must be decoded to be normalized, cut or stemmed. */
  readonly walkUtf8?: Utf8Walk;
  /** Returns the tokens with their offsets in the source (not in the normalized text). */
  tokenize(text: string): Token[];
}

/**
 * Makes a pipeline. By default it cuts texts into words and changes nothing else.
 * @throws UsageError when an option is wrong
 */
export function createTextPipeline(options: TextPipelineOptions = {}): TextPipeline {
  checkOptions('createTextPipeline', TEXT_PIPELINE_OPTIONS, options);
  return buildPipeline(options, 'every-form');
}

/**
 * In which forms stop words are compared: in every form that a word has on its way through the pipeline, or, in models of
 * earlier versions, just as they stand, with words that are normalized and not yet stemmed.
 */
type StopForms = 'every-form' | 'unstemmed';

/** Returns the form of Unicode that a pipeline puts texts in; undefined where it takes them as they stand. */
export function formOfPipeline({
  description,
}: Pick<TextPipeline, 'description'>): UnicodeForm | undefined {
  const { form } = Object(description.normalize);
  return UNICODE_FORMS.find((known) => known === form);
}

function buildPipeline(options: TextPipelineOptions, stopForms: StopForms): TextPipeline {
  const { normalize = {}, tokenizer: given = { kind: 'words' }, stopWords = [], stem } = options;
  const normalizer = createNormalizer(normalize);
  const tokenizer = isTokenizer(given) ? given : createTokenizer(given);
  const stemmer = stem === undefined ? undefined : createStemmer(stem);
  const inEveryForm = stopForms === 'every-form';
  const stopped = new Set(stopWords);
  const keepsAll = stopped.size === 0 && stemmer === undefined;
  const forms = new Set(
    inEveryForm ? [...stopped, ...stopWords.map(normalizer.normalize)] : stopped,
  );
  const isKept = (word: string): boolean => !forms.has(word);
  const isKeptStem = inEveryForm ? isKept : () => true;
  const changesWords = stemmer !== undefined || !normalizer.isIdentity;
  return {
    description: {
      kind: 'pipeline',
      normalize: { ...normalize },
      tokenizer: describeInFile(tokenizer.description),
      stopWords: [...stopped],
      stem: stem ?? null,
      // Where it makes a difference.
      ...(inEveryForm && stopped.size > 0 && changesWords && { stopForms }),
    },
    cutsIntoCharacters: keepsAll && tokenizer.description.kind === 'graphemes',
    normalize: normalizer.normalize,
    words(text) {
      const words = tokenizer.words(normalizer.isIdentity ? text : normalizer.normalize(text));
      if (keepsAll) return words;
      const kept = forms.size === 0 ? words : words.filter(isKept);
      if (stemmer === undefined) return kept;
      const stems = kept.map((word) => stemmer.stem(word));
      return forms.size === 0 ? stems : stems.filter(isKeptStem);
    },
    ...(keepsAll &&
      normalizer.isIdentity &&
      tokenizer.walkUtf8 && { walkUtf8: tokenizer.walkUtf8 }),
    tokenize(text) {
      const tokens = locateTokens(text, normalizer, tokenizer);
      if (keepsAll) return tokens;
      const kept = tokens.filter(({ text: word }) => isKept(word));
      if (stemmer === undefined) return kept;
      return kept
        .map((token) => ({ ...token, text: stemmer.stem(token.text) }))
        .filter(({ text: stemmed }) => isKeptStem(stemmed));
    },
  };
}

/**
 * Makes a pipeline from its description in a model file.
 * @throws InputError or UsageError when the description is wrong
 */
export function createTextPipelineFrom(description: JsonObject): TextPipeline {
  const saved = new StateReader(description, 'pipeline');
  saved.read('kind', oneOf(['pipeline']));
  const tokenizer = saved.object('tokenizer');
  const stem = saved.readOptional('stem', orNull(oneOf(STEMMER_LANGUAGES))) ?? undefined;
  const stopForms =
    saved.readOptional('stopForms', oneOf<StopForms>(['every-form'])) ?? 'unstemmed';
  const options: TextPipelineOptions = {
    normalize: saved.object('normalize').json as NormalizerOptions,
    // A kind that does not exist is refused by its name.
    tokenizer: { ...tokenizer.json, kind: tokenizer.read('kind', TEXT) as UnitKind },
    stopWords: saved.read('stopWords', TEXTS),
    ...(stem !== undefined && { stem }),
  };
  checkOptions('createTextPipeline', TEXT_PIPELINE_OPTIONS, options);
  return buildPipeline(options, stopForms);
}

/**
 * Returns a tokenizer's description for model files, which keep the former name of graphemes, `chars`.
 */
function describeInFile(description: TokenizerDescription): TokenizerDescription {
  return description.kind === 'graphemes' ? { ...description, kind: 'chars' } : description;
}

function locateTokens(text: string, normalizer: Normalizer, tokenizer: Tokenizer): Token[] {
  if (normalizer.isIdentity) return tokenizer.tokenize(text);
  const normalized = normalizer.align(text);
  return tokenizer.tokenize(normalized.text).map(({ text: token, start, end }) => {
    const source = normalized.sourceOf(start, end);
    return { text: token, start: source.start, end: source.end };
  });
}

function isTokenizer(value: Tokenizer | TokenizerChoice): value is Tokenizer {
  return typeof value.tokenize === 'function';
}
