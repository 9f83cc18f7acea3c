import type { OptionTable } from '../../base/option-table.ts';
import { checkOptions } from '../../base/options.ts';
import type { Stemmer } from '../stemmer.ts';
import type { KoreanAnalysis } from './analysis.ts';
import { createKoreanAnalyzer } from './analyzer.ts';

/** A Korean stemmer, which can also show how it read a word. */
export interface KoreanStemmer extends Stemmer {
  readonly language: 'korean';
  /**
   * Returns the dictionary form of an eojeol's content part: 맑았는데 → 맑다, 서울에서는 → 서울,
   * 주관하고 → 주관하다. Punctuation around it is left out; a text without a letter or digit is
   * given back as it is. The same word always gives the same stem, in any context.
   */
  stem(eojeol: string): string;
  /** Returns every reading of the eojeol, the likeliest first; its first lemma is the stem. */
  analyze(eojeol: string): KoreanAnalysis[];
}

/** Longer texts are not remembered, so that the cache's bytes are bounded too. */
const LONGEST_REMEMBERED = 64;

/** Options of `createKoreanStemmer`. */
export interface KoreanStemmerOptions {
  /**
   * How many stems are remembered, in words. Default 50,000 (about 8 MB): running text repeats
   * itself, and a remembered stem costs a hundredth of an analysis.
   */
  readonly cacheSize?: number;
}

/** The kind and the range of each option. */
export const KOREAN_STEMMER_OPTIONS: OptionTable<KoreanStemmerOptions> = {
  cacheSize: { kind: 'whole', least: 0, unit: 'words' },
};

/** Makes a Korean stemmer by rules; takes about 0.4 s to lay out its tables. */
export function createKoreanStemmer(options: KoreanStemmerOptions = {}): KoreanStemmer {
  checkOptions('createKoreanStemmer', KOREAN_STEMMER_OPTIONS, options);
  const { cacheSize = 50_000 } = options;
  const { analyze, lemma } = createKoreanAnalyzer();
  // Two generations: when the young one is full the old one is dropped, so memory stays bounded
  // and frequent words survive by being looked up again.
  const half = Math.max(1, Math.floor(cacheSize / 2));
  let young = new Map<string, string>();
  let old = new Map<string, string>();

  function stem(eojeol: string): string {
    if (eojeol.length > LONGEST_REMEMBERED) return lemma(eojeol) ?? eojeol;
    const known = young.get(eojeol);
    if (known !== undefined) return known;
    const result = old.get(eojeol) ?? lemma(eojeol) ?? eojeol;
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(eojeol, result);
    return result;
  }

  return { language: 'korean', stem, analyze };
}
