import type { KoreanAnalysis } from './analysis.ts';
import { findCore } from './core.ts';
import { RESPELLED } from './costs.ts';
import { buildKoreanGrammar, splitParticles } from './grammar.ts';
import { predicateCandidates } from './predicate-candidates.ts';
import { readCopula, readNouns, readWords } from './read-nouns.ts';
import { readPredicates } from './read-predicates.ts';
import { compareReadings, layOut, type Reading } from './reading.ts';
import { standardSpellings } from './spellings.ts';

/** Reads eojeols; made once, because it lays out every chain of endings and particles. */
export interface KoreanAnalyzer {
  /**
   * Returns every reading of an eojeol, the likeliest first; punctuation and laughter around it are skipped. Offsets
   * are those of the eojeol in NFC. Nothing is read from a text without a letter or digit, or longer than any word
   * (64 syllables).
   */
  analyze(eojeol: string): KoreanAnalysis[];
  /** Returns the lemma of the likeliest reading; undefined where there is no reading. */
  lemma(eojeol: string): string | undefined;
}

/** Makes an analyzer from the grammar's tables; takes about 0.4 s. */
export function createKoreanAnalyzer(): KoreanAnalyzer {
  const grammar = buildKoreanGrammar();

  function* read(surface: string): Generator<Reading> {
    const candidates = predicateCandidates(surface, grammar.endings);
    const splits = splitParticles(surface, grammar.particles);
    yield* readWords(surface, splits, grammar);
    yield* readNouns(surface, splits);
    yield* readCopula(surface, candidates, grammar);
    yield* readPredicates(surface, candidates, grammar);
    for (const spelling of standardSpellings(surface)) yield* readRespelled(spelling);
  }

  /** What an ending that is not spelled by the rules may be: a predicate's, or the copula's. */
  function* readRespelled(surface: string): Generator<Reading> {
    const candidates = predicateCandidates(surface, grammar.endings);
    for (const reading of readCopula(surface, candidates, grammar))
      yield { ...reading, cost: reading.cost + RESPELLED };
    for (const reading of readPredicates(surface, candidates, grammar))
      yield { ...reading, cost: reading.cost + RESPELLED };
  }

  function analyze(eojeol: string): KoreanAnalysis[] {
    const core = findCore(eojeol);
    if (core === undefined) return [];
    const readings = [...read(core.text)].sort(compareReadings);
    return distinct(readings.map((reading) => layOut(reading, core.text, core.positions)));
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

/** Keeps the cheapest of the analyses that have the same parts in the same roles. */
function distinct(analyses: readonly KoreanAnalysis[]): KoreanAnalysis[] {
  const seen = new Set<string>();
  return analyses.filter(({ lemma, parts }) => {
    const key = `${lemma} ${parts.map((part) => `${part.form}/${part.label}`).join(' ')}`;
    return seen.size !== seen.add(key).size;
  });
}
