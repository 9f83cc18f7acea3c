import { InputError } from '../base/errors.ts';
import type { LongWork } from '../base/progress.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { SpanCounts } from '../corpus/scoring/span-scores.ts';
import { readSpans } from '../corpus/tagged/spans.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { LabeledSentence } from './encode.ts';
import { goldLabels } from './lexicon.ts';
import { chooseLabels, tagSentences } from './tag.ts';
import type { Tagger } from './tagger.ts';

/** How many labels were right. */
export interface RightLabels {
  /** Of each column. */
  readonly right: readonly number[];
  readonly tokens: number;
}

/**
 * Counts the labels that a model gets right; a label that it does not know is wrong.
 * @throws InterruptedError when the signal is aborted
 */
export async function countRightLabels(
  model: Tagger,
  sentences: readonly LabeledSentence[],
  { signal }: InterruptibleWork = {},
): Promise<RightLabels> {
  const found = await chooseLabels(model, sentences, signal === undefined ? {} : { signal });
  const right = model.heads.map((_, column) =>
    sentences.reduce((sum, { labels }, i) => {
      const chosen = found[i][column];
      return sum + chosen.reduce((all, one, t) => all + (one === labels[column][t] ? 1 : 0), 0);
    }, 0),
  );
  return { right, tokens: sentences.reduce((sum, { words }) => sum + words.length, 0) };
}

/** How well a model fills in one column. */
export interface ColumnScore {
  readonly name: string;
  readonly right: number;
  /** Share of the tokens whose label is right, from 0 to 1. */
  readonly accuracy: number;
  /** Of a column of spans: how many were found, as conlleval counts them. */
  readonly spans?: SpanScore;
}

/** How well spans were found: exact borders and type. */
export interface SpanScore {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well a model does on sentences. */
export interface TaggerScores {
  readonly sentences: number;
  readonly tokens: number;
  readonly columns: readonly ColumnScore[];
}

/**
 * Compares a model's labels with those of sentences. Labels are compared as they are written, so that one which the
 * model does not know is wrong; of spans, exact ones are counted, all sentences together (as conlleval does).
 * @throws InputError when a sentence lacks a column, or there are none
 * @throws InterruptedError when the signal is aborted
 */
export async function evaluateTagger(
  model: Tagger,
  sentences: AsyncIterable<TaggedSentence>,
  work: Pick<LongWork, 'signal'> = {},
): Promise<TaggerScores> {
  const names = model.lexicon.columns.map(({ name }) => name);
  const right = names.map(() => 0);
  const spans = names.map(() => new SpanCounts());
  let [done, tokens] = [0, 0];
  for await (const batch of inBatches(sentences)) {
    const tagged = await tagSentences(model, batch, work);
    for (const [i, gold] of batch.entries()) {
      done += 1;
      tokens += gold.tokens.length;
      names.forEach((name, column) => {
        goldLabels(gold, name);
        const [expected, found] = [gold.columns[name], tagged[i].columns[name]];
        right[column] += expected.filter((label, t) => label === found[t]).length;
        spans[column].add(readSpans(expected), readSpans(found));
      });
    }
  }
  if (tokens === 0) {
    throw new InputError(
      sentence('tagger/nothing-to-evaluate')`There are no tokens to evaluate on; give some.`,
    );
  }
  const columns = names.map((name, column) => ({
    ...{ name, right: right[column], accuracy: right[column] / tokens },
    ...(model.lexicon.columns[column].spans && { spans: toSpanScore(spans[column]) }),
  }));
  return { sentences: done, tokens, columns };
}

function toSpanScore(counts: SpanCounts): SpanScore {
  const { correct: right, expected, found, precision, recall, f1 } = counts.overall();
  return { expected, found, right, precision, recall, f1 };
}

/** How many sentences are read before they are tagged together. */
const BATCH = 256;

/** Gathers sentences, so that they can be read side by side. */
export async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
