import type { KoreanAnalysis } from './analysis.ts';
import { buildKoreanGrammar, splitParticles } from './grammar.ts';
import { predicateCandidates } from './predicate-candidates.ts';
import { readCopula, readNouns, readWords } from './read-nouns.ts';
import { readPredicates } from './read-predicates.ts';
import { compareReadings, layOut, type Reading } from './reading.ts';

/** Reads eojeols; made once, because it lays out every chain of endings and particles. */
export interface KoreanAnalyzer {
  /**
   * Every reading of an eojeol, the likeliest first; punctuation around it is skipped. Offsets are
   * those of the eojeol in NFC. Nothing is read from a text without a letter or digit, or longer
   * than any word (64 syllables).
   */
  analyze(eojeol: string): KoreanAnalysis[];
  /** The lemma of the likeliest reading; undefined where nothing is read. */
  lemma(eojeol: string): string | undefined;
}

/** In UTF-16 units: the work grows faster than the length, and no eojeol is this long. */
const LONGEST = 64;
/** From the first letter or digit to the last. */
const LETTERS = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;

/** Makes an analyser from the grammar's tables; takes about 0.4 s. */
export function createKoreanAnalyzer(): KoreanAnalyzer {
  const grammar = buildKoreanGrammar();

  function* read(surface: string): Generator<Reading> {
    const candidates = predicateCandidates(surface, grammar.endings);
    const splits = splitParticles(surface, grammar.particles);
    yield* readWords(surface, splits, grammar);
    yield* readNouns(surface, splits);
    yield* readCopula(surface, candidates, grammar);
    yield* readPredicates(surface, candidates, grammar);
  }

  function analyze(eojeol: string): KoreanAnalysis[] {
    const core = findCore(eojeol);
    if (core === undefined) return [];
    const readings = [...read(core.text)].sort(compareReadings);
    return distinct(readings.map((reading) => layOut(reading, core.text, core.offset)));
  }

  function lemma(eojeol: string): string | undefined {
    const core = findCore(eojeol);
    if (core === undefined) return undefined;
    let best: Reading | undefined;
    for (const reading of read(core.text)) {
      if (best === undefined || compareReadings(reading, best) < 0) best = reading;
    }
    return best?.lemma;
  }

  return { analyze, lemma };
}

/** The eojeol without the punctuation around it. */
function findCore(eojeol: string): { text: string; offset: number } | undefined {
  const match = LETTERS.exec(eojeol.normalize('NFC'));
  if (match === null || match[0].length > LONGEST) return undefined;
  return { text: match[0], offset: match.index };
}

/** Keeps the cheapest of the analyses that have the same parts in the same roles. */
function distinct(analyses: readonly KoreanAnalysis[]): KoreanAnalysis[] {
  const seen = new Set<string>();
  return analyses.filter(({ lemma, parts }) => {
    const key = `${lemma} ${parts.map((part) => `${part.form}/${part.label}`).join(' ')}`;
    return seen.size !== seen.add(key).size;
  });
}
