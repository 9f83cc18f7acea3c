import type { SearchTokenizer } from '../text/search-tokenizer.ts';
import type { AnalyzedEojeol } from './analyze.ts';

/** Tags of particles, endings, affixes, copulas and marks, in Sejong's set and in KAIST's. */
const GRAMMAR = /^(?:J|E|X[PS]|VC|S[FPSOWYE]|j|e|x|s)/;

/** Tags of verbs and adjectives. */
const PREDICATES = /^(?:V|p[vax])/;

/** What finds the morphemes of texts: an opened model, or a function that gives it a dictionary. */
export interface MorphemeAnalyzer {
  analyze(texts: readonly string[]): AnalyzedEojeol[][];
}

/**
 * Makes a tokenizer for search engines that cuts texts into their nouns, stems, adverbs, foreign words and numbers, in
 * lower case: 학교에 is found as 학교, 갔다 as 가다. Particles, endings, affixes and marks are left out.
 */
export function createMorphemeSearchTokenizer(analyzer: MorphemeAnalyzer): SearchTokenizer {
  return (text) => {
    const [eojeols] = analyzer.analyze([text]);
    return eojeols.flatMap(({ morphemes }) =>
      morphemes
        .filter(({ tag }) => !GRAMMAR.test(tag))
        .map(({ form, tag }) => (PREDICATES.test(tag) ? `${form}다` : form).toLowerCase()),
    );
  };
}
