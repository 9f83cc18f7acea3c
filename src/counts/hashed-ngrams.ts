import { growInt32, growUint8 } from '../base/growing-arrays.ts';
import { checkOption } from '../base/options.ts';
import type { Analyzer } from './analyzer.ts';
import type { FeatureSource } from './feature-source.ts';
import { murmur3 } from './murmur3.ts';
import { checkNgramRange, type NgramRange } from './ngram-settings.ts';
import { Utf8Tokens } from './utf8-tokens.ts';

/** The most features that hashing can tell apart: the hash's absolute values. */
const MOST_FEATURES = 0x7fffffff;

/** What an option takes that sets the number of hashed features. */
export const HASHED_FEATURES: {
  readonly kind: 'whole';
  readonly least: number;
  readonly most: number;
  readonly unit: string;
} = { kind: 'whole', least: 1, most: MOST_FEATURES, unit: 'features' };

/**
 * The hashing trick (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML
 * 2009): an n-gram's feature is its hash modulo the number of features, so that no vocabulary is
 * kept and any amount of text needs the same memory. Features and signs equal those of scikit-learn's
 * `HashingVectorizer`.
 */
export class HashedNgrams implements FeatureSource {
  readonly size: number;
  found: Int32Array = new Int32Array(1024);
  /** Whether the hash of each found n-gram was negative: 1 or 0. */
  negative: Uint8Array = new Uint8Array(1024);
  readonly #analyzer: Analyzer;
  readonly #ngramRange: NgramRange;
  readonly #tokens: Utf8Tokens;

  /** @throws UsageError when the number of features or the range cannot be */
  constructor(analyzer: Analyzer, ngramRange: NgramRange, features: number) {
    checkOption('features', HASHED_FEATURES, features);
    this.size = features;
    this.#analyzer = analyzer;
    this.#ngramRange = checkNgramRange(ngramRange);
    this.#tokens = new Utf8Tokens(analyzer);
  }

  /** Finds the n-grams as `find` does: hashes need no numbering. */
  learn(text: string): number {
    return this.find(text);
  }

  find(text: string): number {
    const length = this.#tokens.read(text);
    const { starts, bytes, gap } = this.#tokens;
    const [minimum, maximum] = this.#ngramRange;
    this.#reserve(length * (maximum - minimum + 1));
    let count = 0;
    for (let first = 0; first < length; first++) {
      const longest = Math.min(first + maximum, length);
      for (let end = first + minimum; end <= longest; end++) {
        const hash = murmur3(bytes, starts[first], starts[end] - gap);
        this.found[count] = featureOf(hash, this.size);
        this.negative[count++] = hash < 0 ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * Returns the names of a text's features; where several of its n-grams share a feature, all their names.
   */
  namesIn(text: string): Map<number, string> {
    const words = this.#analyzer.words(text);
    const separator = this.#tokens.gap === 1 ? ' ' : '';
    const [minimum, maximum] = this.#ngramRange;
    const names = new Map<number, Set<string>>();
    const encoder = new TextEncoder();
    for (let first = 0; first < words.length; first++) {
      for (let end = first + minimum; end <= Math.min(first + maximum, words.length); end++) {
        const name = words.slice(first, end).join(separator);
        const bytes = encoder.encode(name);
        const feature = featureOf(murmur3(bytes, 0, bytes.length), this.size);
        names.set(feature, (names.get(feature) ?? new Set()).add(name));
      }
    }
    return new Map(Array.from(names, ([feature, texts]) => [feature, [...texts].join(' | ')]));
  }

  /** Returns nothing, because every token has a feature. */
  unknownIn(): string[] {
    return [];
  }

  #reserve(ngrams: number): void {
    this.found = growInt32(this.found, ngrams);
    this.negative = growUint8(this.negative, ngrams);
  }
}

/**
 * Returns a signed hash's feature; −2³¹ has no absolute value in 32 bits, and scikit-learn shifts it as here.
 */
function featureOf(hash: number, features: number): number {
  if (hash === -0x80000000) return (0x7fffffff - (features - 1)) % features;
  return Math.abs(hash) % features;
}
