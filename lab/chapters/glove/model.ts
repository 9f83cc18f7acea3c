import { computed, type ReadonlySignal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { countNeighbors, readSentences, type Sentences } from './count.ts';
import { fit, type Passes, predict } from './fit.ts';
import { FIELDS, type GloveFields, MOST_PASSES } from './state.ts';

/** Everything that chapter 6 shows. */
export interface GloveModel extends Model<GloveFields> {
  readonly sentences: ReadonlySignal<Sentences>;
  readonly counts: ReadonlySignal<readonly (readonly number[])[]>;
  readonly passes: ReadonlySignal<Passes>;
  /** By row and column, u · v + b + c. */
  readonly predictions: ReadonlySignal<readonly (readonly number[])[]>;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<GloveFields>>): GloveModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createGloveModel(state);
}

/** Computes chapter 6 from its state: training is done again from its start up to the step. */
export function createGloveModel(state: State<GloveFields>): GloveModel {
  const { text, window, seed, step } = state.signals;
  const sentences = computed(() => readSentences(text.value));
  const counts = computed(() => countNeighbors(sentences.value, window.value));
  const limit = computed(() => MOST_PASSES);
  const player = createPlayer({ step, limit, seed });
  const passes = computed(() => {
    const { dimensions, xMax, alpha, biases, row, column } = state.signals;
    return fit(counts.value, step.value, {
      ...{ dimensions: dimensions.value, xMax: xMax.value, alpha: alpha.value },
      ...{ biases: biases.value, seed: seed.value, row: row.value, column: column.value },
    });
  });
  const predictions = computed(() =>
    counts.value.map((line, row) =>
      line.map((_, column) => predict(passes.value.parameters, row, column)),
    ),
  );
  const tables = computed((): readonly NumberTable[] => {
    const { words } = sentences.value;
    const { parameters, losses } = passes.value;
    const axes = Array.from({ length: state.signals.dimensions.value }, (_, d) => subscript(d + 1));
    return [
      { id: 'counts', rows: words, columns: words, values: counts.value },
      { id: 'predictions', rows: words, columns: words, values: predictions.value },
      {
        ...{ id: 'u', rows: words, columns: axes.map((axis) => `u${axis}`) },
        values: parameters.words.map((row) => row.vector),
      },
      {
        ...{ id: 'v', rows: words, columns: axes.map((axis) => `v${axis}`) },
        values: parameters.contexts.map((row) => row.vector),
      },
      { id: 'loss', rows: ['J'], columns: [''], values: [[losses.at(-1) ?? 0]] },
    ];
  });
  return { state, player, tables, sentences, counts, passes, predictions };
}
