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
} from './normalization/normalizer.ts';
import type { Stemmer } from './stemmer.ts';
import type { Token, Tokenizer, TokenizerDescription, Utf8Walk } from './tokenizer.ts';
import { createTokenizer } from './units/create-tokenizer.ts';

/** Options of a text pipeline. */
export interface TextPipelineOptions {
  /** What is changed before texts are cut; nothing unless given. */
  readonly normalize?: NormalizerOptions;
  /** Cuts the normalised text: a tokeniser, or the description of one; words (UAX #29) unless given. */
  readonly tokenizer?: Tokenizer | TokenizerDescription;
  /** Tokens that are left out, as they are after normalisation and before stemming; none unless given. */
  readonly stopWords?: readonly string[];
  /** Whose stemmer takes tokens back to one form; none unless given. English needs lower case. */
  readonly stem?: Stemmer['language'];
}

/** What each option takes. */
export const TEXT_PIPELINE_OPTIONS: OptionTable<TextPipelineOptions> = {
  normalize: { kind: 'object', options: NORMALIZER_OPTIONS },
  tokenizer: { kind: 'object' },
  stopWords: { kind: 'list', of: 'text' },
  stem: { kind: 'choice', choices: STEMMER_LANGUAGES },
};

/** From text to tokens: normalise, cut, leave out stop words, stem. */
export interface TextPipeline {
  /** What `createTextPipelineFrom` needs to make the same one again; kept in model files. */
  readonly description: JsonObject;
  /** Whether the tokens are all the characters of `normalize(text)`: counting has a faster way then. */
  readonly cutsIntoCharacters: boolean;
  /** The text as it is before it is cut. */
  normalize(text: string): string;
  /** The tokens' texts alone: the fast path. */
  words(text: string): string[];
  /** The same tokens of a text in UTF-8, where it need not be decoded to be cut, normalised or stemmed. */
  readonly walkUtf8?: Utf8Walk;
  /** The tokens, each with the place in the source (not in the normalised text) that it stands for. */
  tokenize(text: string): Token[];
}

/**
 * Makes a pipeline. By default it normalises nothing, cuts into words, and keeps them all as they are.
 * @throws UsageError when an option names what does not exist
 */
export function createTextPipeline(options: TextPipelineOptions = {}): TextPipeline {
  checkOptions('createTextPipeline', TEXT_PIPELINE_OPTIONS, options);
  const { normalize = {}, tokenizer: given = { kind: 'words' }, stopWords = [], stem } = options;
  const normalizer = createNormalizer(normalize);
  const tokenizer = isTokenizer(given) ? given : createTokenizer(given);
  const stemmer = stem === undefined ? undefined : createStemmer(stem);
  const stopped = new Set(stopWords);
  const keepsAll = stopped.size === 0 && stemmer === undefined;
  return {
    description: {
      kind: 'pipeline',
      normalize: { ...normalize },
      tokenizer: describeInFile(tokenizer.description),
      stopWords: [...stopped],
      stem: stem ?? null,
    },
    cutsIntoCharacters: keepsAll && tokenizer.description.kind === 'graphemes',
    normalize: normalizer.normalize,
    words(text) {
      const words = tokenizer.words(normalizer.isIdentity ? text : normalizer.normalize(text));
      if (keepsAll) return words;
      const kept = stopped.size === 0 ? words : words.filter((word) => !stopped.has(word));
      return stemmer === undefined ? kept : kept.map((word) => stemmer.stem(word));
    },
    ...(keepsAll &&
      normalizer.isIdentity &&
      tokenizer.walkUtf8 && { walkUtf8: tokenizer.walkUtf8 }),
    tokenize(text) {
      const tokens = locateTokens(text, normalizer, tokenizer);
      if (keepsAll) return tokens;
      const kept = tokens.filter((token) => !stopped.has(token.text));
      if (stemmer === undefined) return kept;
      return kept.map((token) => ({ ...token, text: stemmer.stem(token.text) }));
    },
  };
}

/**
 * Makes a pipeline again from the description that a model file kept.
 * @throws InputError or UsageError when it describes none
 */
export function createTextPipelineFrom(description: JsonObject): TextPipeline {
  const saved = new StateReader(description, 'pipeline');
  saved.read('kind', oneOf(['pipeline']));
  const tokenizer = saved.object('tokenizer');
  const stem = saved.readOptional('stem', orNull(oneOf(STEMMER_LANGUAGES))) ?? undefined;
  return createTextPipeline({
    normalize: saved.object('normalize').json as NormalizerOptions,
    tokenizer: { ...tokenizer.json, kind: tokenizer.read('kind', TEXT) },
    stopWords: saved.read('stopWords', TEXTS),
    ...(stem !== undefined && { stem }),
  });
}

/** A tokenizer as model files have it: they call graphemes `chars`, as they did before there was one list of units. */
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

function isTokenizer(value: Tokenizer | TokenizerDescription): value is Tokenizer {
  return typeof value.tokenize === 'function';
}
