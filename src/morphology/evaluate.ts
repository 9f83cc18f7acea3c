import { InputError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { LongWork } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import { type AnalyzedSentences, analyzePairs, readAnalyzed } from './analyzed-sentences.ts';
import type { MorphologyModel } from './morphology-model.ts';
import {
  type AnalyzedPair,
  type MorphemeScores,
  normalizeMorpheme,
  scoreMorphemes,
} from './score.ts';

/** How well an analyzer finds the morphemes of sentences. */
export interface MorphologyScores {
  readonly sentences: number;
  readonly eojeols: number;
  /** Sentences that were left out, since their morphemes and tags do not pair up. */
  readonly skipped: number;
  /** By forms and tags as they are written. */
  readonly raw: MorphemeScores;
  /** By those of `normalizeMorpheme`. */
  readonly normalized: MorphemeScores;
}

/** How many sentences are analyzed between two breaks. */
const BATCH = 128;

/**
 * Compares an analyzer's morphemes with those of sentences, which have the columns `lemma` and `xpos`.
 * @throws InputError when there are no sentences with morphemes
 * @throws InterruptedError when the signal is aborted
 */
export async function evaluateMorphology(
  model: MorphologyModel,
  tagged: AsyncIterable<TaggedSentence>,
  work: Pick<LongWork, 'signal'> = {},
): Promise<MorphologyScores> {
  const { sentences, skipped } = await readAnalyzed(tagged);
  if (sentences.length === 0) {
    throw new InputError(
      sentence(
        'morphology/nothing-to-evaluate',
      )`There are no sentences with morphemes to evaluate on; give a treebank with the columns lemma and xpos.`,
    );
  }
  const tagSet = findTagSet(model, sentences);
  const takeBreak = createEventBreaks();
  const pairs: AnalyzedPair[] = [];
  for (let first = 0; first < sentences.length; first += BATCH) {
    const batch = sentences.slice(first, first + BATCH);
    pairs.push(...analyzePairs(model, batch, { ...work, tagSet }));
    const pause = takeBreak(batch.length);
    if (pause !== undefined) await pause;
  }
  const raw = scoreMorphemes(pairs);
  return {
    ...{ sentences: sentences.length, eojeols: raw.eojeols, skipped, raw },
    normalized: scoreMorphemes(pairs, normalizeMorpheme),
  };
}

/** Returns the name of the tag set that has the most of the sentences' tags. */
function findTagSet(model: MorphologyModel, sentences: AnalyzedSentences): string {
  const tags = sentences.flatMap((eojeols) =>
    eojeols.flatMap(({ morphemes }) => morphemes.map(({ tag }) => tag)),
  );
  const known = model.labelTables.map((table) => tags.filter((tag) => table.tags.has(tag)).length);
  return model.tagSets[known.indexOf(Math.max(...known))].name;
}
