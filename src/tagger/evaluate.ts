import { InputError } from '../base/errors.ts';
import type { LongWork } from '../base/progress.ts';
import type { InterruptibleWork } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { LabelCounts } from '../corpus/scoring/label-counts.ts';
import { SpanCounts } from '../corpus/scoring/span-scores.ts';
import { SurfaceFormCounts } from '../corpus/scoring/wnut-scores.ts';
import { readSpans, type Span } from '../corpus/tagged/spans.ts';
import type { TaggedSentence } from '../corpus/tagged/tagged-sentence.ts';
import type { LabeledSentence } from './encode.ts';
import { labelsOf } from './lexicon.ts';
import { chooseLabels, tagSentences } from './tag.ts';
import type { Tagger } from './tagger.ts';

/**
 * Computes how well a model fills in its columns, for the choice of weights: the mean over them of the accuracy, or of
 * columns of spans the F1 score. A label that the model does not know is wrong.
 * @returns from 0 to 1
 * @throws InterruptedError when the signal is aborted
 */
export async function meanScore(
  model: Tagger,
  sentences: readonly LabeledSentence[],
  { signal }: InterruptibleWork = {},
): Promise<number> {
  const found = await chooseLabels(model, sentences, signal === undefined ? {} : { signal });
  const scores = model.lexicon.columns.map(({ labels, scheme }, column) => {
    const spans = new SpanCounts();
    let [right, tokens] = [0, 0];
    for (const [i, sentence] of sentences.entries()) {
      const [expected, chosen] = [sentence.labels[column], found[i][column]];
      tokens += expected.length;
      right += expected.reduce((sum, label, t) => sum + (label === chosen[t] ? 1 : 0), 0);
      if (scheme === undefined) continue;
      const spansOf = (numbers: Int32Array): Span[] =>
        readSpans(Array.from(numbers, (label) => labels[label] ?? UNKNOWN_SPAN));
      spans.add(spansOf(expected), spansOf(chosen));
    }
    return scheme === undefined ? right / tokens : spans.overall().f1;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Stands for the label of a span that the model does not know. */
const UNKNOWN_SPAN = 'S-';

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
  /** The mean of the F1 scores of the types. */
  readonly macroF1: number;
  /**
   * The mean of the F1 scores of the labels of tokens, `O` among them: of a KLUE corpus that of characters, as
   * `klue_ner_char_macro_f1` computes it (Park et al. 2021).
   */
  readonly labelMacroF1: number;
  /** The F1 score of the distinct surface forms with their types, as wnuteval counts them (Derczynski et al. 2017). */
  readonly surfaceF1: number;
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
  const { columns: learned } = model.lexicon;
  const names = learned.map(({ name }) => name);
  const right = names.map(() => 0);
  const spans = names.map(() => new SpanCounts());
  const labels = names.map(() => new LabelCounts());
  const forms = names.map(() => new SurfaceFormCounts());
  let [done, tokens] = [0, 0];
  for await (const batch of inBatches(sentences)) {
    const tagged = await tagSentences(model, batch, work);
    for (const [i, gold] of batch.entries()) {
      done += 1;
      tokens += gold.tokens.length;
      names.forEach((name, column) => {
        const [expected, found] = [labelsOf(gold, name), tagged[i].columns[name]];
        right[column] += expected.filter((label, t) => label === found[t]).length;
        if (learned[column].scheme === undefined) return;
        const parts = [readSpans(expected), readSpans(found)] as const;
        spans[column].add(...parts);
        labels[column].add(expected, found);
        forms[column].add(gold.tokens, ...parts);
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
    ...(learned[column].scheme !== undefined && {
      spans: toSpanScore(spans[column], labels[column], forms[column]),
    }),
  }));
  return { sentences: done, tokens, columns };
}

function toSpanScore(spans: SpanCounts, labels: LabelCounts, forms: SurfaceFormCounts): SpanScore {
  const { correct: right, expected, found, precision, recall, f1 } = spans.overall();
  return {
    ...{ expected, found, right, precision, recall, f1 },
    ...{ macroF1: spans.macroF1(), labelMacroF1: labels.macroF1() },
    surfaceF1: forms.overall().f1,
  };
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
