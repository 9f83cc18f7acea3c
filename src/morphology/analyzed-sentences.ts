import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { type AnalysisOptions, analyzeMorphemes } from './analyze.ts';
import { type Eojeol, eojeolsOf } from './morpheme.ts';
import type { MorphologyModel } from './morphology-model.ts';
import type { AnalyzedPair } from './score.ts';

/** Sentences as eojeols with their morphemes. */
export type AnalyzedSentences = readonly (readonly Eojeol[])[];

/** Writes eojeols with spaces between them. */
export function textOf(eojeols: readonly Eojeol[]): string {
  return eojeols.map(({ form }) => form).join(' ');
}

/** Sentences with their morphemes, and how many have none that pair up with their tags. */
export interface AnalyzedTreebank {
  readonly sentences: AnalyzedSentences;
  readonly skipped: number;
}

/** Reads the eojeols of sentences from their columns `lemma` and `xpos`. */
export async function readAnalyzed(
  tagged: AsyncIterable<TaggedSentence> | Iterable<TaggedSentence>,
): Promise<AnalyzedTreebank> {
  const sentences: (readonly Eojeol[])[] = [];
  let skipped = 0;
  for await (const one of tagged) {
    const eojeols = eojeolsOf(one);
    if (eojeols === undefined) skipped += 1;
    else sentences.push(eojeols);
  }
  return { sentences, skipped };
}

/** Analyzes sentences whose morphemes are known. */
export function analyzePairs(
  model: MorphologyModel,
  sentences: AnalyzedSentences,
  options: AnalysisOptions,
): AnalyzedPair[] {
  const found = analyzeMorphemes(model, sentences.map(textOf), options);
  return sentences.map((eojeols, i) => ({
    expected: eojeols.map(({ morphemes }) => morphemes),
    found: found[i].map(({ morphemes }) => morphemes),
  }));
}
