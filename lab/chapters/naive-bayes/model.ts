import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import {
  type ClassCounts,
  countClasses,
  type LabeledDocument,
  likelihood,
  MOST_FACTORS,
  readDocuments,
  readWords,
} from './bayes.ts';
import { type BayesFields, FIELDS } from './state.ts';

/** Everything that chapter 3 shows. */
export interface BayesModel extends Model<BayesFields> {
  readonly documents: ReadonlySignal<readonly LabeledDocument[]>;
  readonly classes: ReadonlySignal<readonly ClassCounts[]>;
  /** The new document's words. */
  readonly words: ReadonlySignal<readonly string[]>;
  /** How many different words there are in all documents, the new one too. */
  readonly vocabulary: ReadonlySignal<number>;
  /** P(c) by class. */
  readonly priors: ReadonlySignal<readonly number[]>;
  /** P(w|c) by word of the new document, then by class. */
  readonly likelihoods: ReadonlySignal<readonly (readonly number[])[]>;
  /** P(c) Π P(w|c) by class, after 0, 1, 2 … words. */
  readonly products: ReadonlySignal<readonly (readonly number[])[]>;
  /** P(c|d) so far, by class; all 0 where every product is 0. */
  readonly posteriors: ReadonlySignal<readonly number[]>;
  /** The number of the class with the largest product; undefined where none is above 0, or two are equal. */
  readonly winner: ReadonlySignal<number | undefined>;
}

/** The chapter at a state that stays: for numbers of the prose. */
export function createStillModel(values: Partial<Values<BayesFields>>): BayesModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createBayesModel(state);
}

/** Computes chapter 3 from its state. */
export function createBayesModel(state: State<BayesFields>): BayesModel {
  const { documents: text, test, alpha, step } = state.signals;
  const documents = computed(() => readDocuments(text.value));
  const classes = computed(() => countClasses(documents.value));
  const words = computed(() => readWords(test.value).slice(0, MOST_FACTORS));
  const vocabulary = computed(
    () => new Set([...documents.value.flatMap((one) => one.words), ...words.value]).size,
  );
  const priors = computed(() => classes.value.map((one) => one.documents / documents.value.length));
  const likelihoods = computed(() =>
    words.value.map((word) =>
      classes.value.map((one) =>
        likelihood(one.counts.get(word) ?? 0, one.words, alpha.value, vocabulary.value),
      ),
    ),
  );
  const products = computed(() =>
    classes.value.map((_, c) => {
      let product = priors.value[c] ?? 0;
      const so = [product];
      for (const row of likelihoods.value) {
        product *= row[c] ?? 0;
        so.push(product);
      }
      return so;
    }),
  );
  const limit = computed(() => words.value.length);
  const player = createPlayer({ step, limit });
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const now = computed(() => products.value.map((so) => so[step.value] ?? 0));
  const posteriors = computed(() => {
    const total = now.value.reduce((sum, product) => sum + product, 0);
    return now.value.map((product) => (total === 0 ? 0 : product / total));
  });
  const winner = computed(() => {
    const best = Math.max(0, ...now.value);
    const first = now.value.indexOf(best);
    return best === 0 || first !== now.value.lastIndexOf(best) ? undefined : first;
  });
  const tables = computed((): readonly NumberTable[] => {
    const names = classes.value.map(({ name }) => name);
    return [
      {
        ...{ id: 'counts', rows: words.value, columns: names },
        values: words.value.map((word) => classes.value.map((one) => one.counts.get(word) ?? 0)),
      },
      { id: 'priors', rows: ['P(c)'], columns: names, values: [[...priors.value]] },
      { id: 'likelihoods', rows: words.value, columns: names, values: likelihoods.value },
      {
        ...{ id: 'products', rows: names },
        columns: Array.from({ length: step.value + 1 }, (_, i) => String(i)),
        values: products.value.map((so) => so.slice(0, step.value + 1)),
      },
      { id: 'posteriors', rows: ['P(c|d)'], columns: names, values: [[...posteriors.value]] },
    ];
  });
  return {
    ...{ state, player, tables, documents, classes, words, vocabulary, priors },
    ...{ likelihoods, products, posteriors, winner },
  };
}
