import { CooccurrenceCounter, cooccurrenceMatrix, toDense } from 'malmoi/counts';
import { computeGloveStep } from 'malmoi/glove';
import type { Check } from '../../shell/chapter.ts';
import { readSentences } from './count.ts';
import { initialParameters, RATE, type Row } from './fit.ts';
import type { GloveFields } from './state.ts';

/** What the library says: its counter's matrix, and its step of GloVe, cell after cell. */
const check: Check<GloveFields> = async (values) => {
  const { text, window, dimensions, xMax, alpha, biases, seed, step } = values;
  const { words, sentences } = readSentences(text);
  if (words.length === 0) return { counts: [], predictions: [], u: [], v: [], loss: [[0]] };
  const counter = new CooccurrenceCounter(words.length, { window, weighting: 'uniform' });
  for (const sentence of sentences) await counter.add(sentence);
  const counts = toDense(await cooccurrenceMatrix(words.length, counter.finish()));
  const options = { xMax, alpha, learningRate: RATE, biases: biases === 'with' };
  const initial = initialParameters(words.length, dimensions, seed);
  const us: GloveRows = [...initial.words];
  const vs: GloveRows = [...initial.contexts];
  const stepAt = (row: number, column: number, count: number) => {
    const [word, context] = [us[row], vs[column]];
    if (word === undefined || context === undefined) throw new Error('There is no such word.');
    return computeGloveStep({ word, context, count }, options);
  };
  const cells = counts.flatMap((line, row) =>
    line.flatMap((count, column) => (count > 0 ? [[row, column, count] as const] : [])),
  );
  for (let pass = 0; pass < step; pass++) {
    for (const [row, column, count] of cells) {
      const { word, context } = stepAt(row, column, count);
      us[row] = word.updated;
      vs[column] = context.updated;
    }
  }
  return {
    counts,
    // Where nothing was counted, too: the prediction does not depend on the count.
    predictions: counts.map((line, row) =>
      line.map((count, column) => stepAt(row, column, count === 0 ? 1 : count).prediction),
    ),
    u: us.map(({ vector }) => Array.from(vector)),
    v: vs.map(({ vector }) => Array.from(vector)),
    loss: [[cells.reduce((sum, [row, column, count]) => sum + stepAt(row, column, count).loss, 0)]],
  };
};
export default check;

type GloveRows = (Omit<Row, 'vector' | 'squares'> & {
  readonly vector: ArrayLike<number>;
  readonly squares: ArrayLike<number>;
})[];
