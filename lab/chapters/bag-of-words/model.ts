import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import {
  type Bag,
  cosine,
  countWords,
  distance,
  inverseDocumentFrequency,
  oneHotVector,
  readBag,
  weigh,
} from './count.ts';
import { type BagFields, FIELDS } from './state.ts';

/** A word on its way into the matrix. */
export interface FallenWord {
  readonly sentence: number;
  /** Number of the word in the vocabulary. */
  readonly word: number;
}

/** Everything that chapter 2 shows. */
export interface BagModel extends Model<BagFields> {
  readonly bag: ReadonlySignal<Bag>;
  /** All words of all sentences in their order: one falls a step. */
  readonly words: ReadonlySignal<readonly FallenWord[]>;
  /** By sentence, the counts of what has fallen so far. */
  readonly counts: ReadonlySignal<readonly (readonly number[])[]>;
  /** By sentence, its vector so far. */
  readonly vectors: ReadonlySignal<readonly (readonly number[])[]>;
  /** By sentence, its vector when all has fallen. */
  readonly wholeVectors: ReadonlySignal<readonly (readonly number[])[]>;
  /** By word, in how many sentences it occurs, and its rarity; of whole sentences, not of what has fallen. */
  readonly having: ReadonlySignal<readonly number[]>;
  readonly rarities: ReadonlySignal<readonly number[]>;
  /** For every two words, the distance or the cosine of their one-hot vectors. */
  readonly board: ReadonlySignal<readonly (readonly number[])[]>;
  /** The same of every two sentences. */
  readonly sentenceBoard: ReadonlySignal<readonly (readonly number[])[]>;
}

/** Names a sentence: d₁. */
export function sentenceName(sentence: number): string {
  return `d${subscript(sentence + 1)}`;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<BagFields>>): BagModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createBagModel(state);
}

/** Computes chapter 2 from its state. */
export function createBagModel(state: State<BagFields>): BagModel {
  const { text, weighting, measure, step } = state.signals;
  const bag = computed(() => readBag(text.value));
  const words = computed(() =>
    bag.value.sentences.flatMap((all, sentence) => all.map((word) => ({ sentence, word }))),
  );
  const limit = computed(() => words.value.length);
  const player = createPlayer({ step, limit });
  // A shorter text ends sooner.
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const size = computed(() => bag.value.vocabulary.length);
  const counts = computed(() => {
    const fallen = words.value.slice(0, step.value);
    return bag.value.sentences.map((_, sentence) =>
      countWords(
        fallen.filter((one) => one.sentence === sentence).map(({ word }) => word),
        size.value,
      ),
    );
  });
  const having = computed(() =>
    bag.value.vocabulary.map(
      (_, word) => bag.value.sentences.filter((all) => all.includes(word)).length,
    ),
  );
  const rarities = computed(() =>
    having.value.map((sentences) =>
      inverseDocumentFrequency(bag.value.sentences.length, sentences),
    ),
  );
  const vectors = computed(() =>
    counts.value.map((one) => weigh(one, weighting.value, rarities.value)),
  );
  const wholeVectors = computed(() =>
    bag.value.sentences.map((all) =>
      weigh(countWords(all, size.value), weighting.value, rarities.value),
    ),
  );
  const measureOf = (a: readonly number[], b: readonly number[]): number =>
    measure.value === 'distance' ? distance(a, b) : cosine(a, b);
  const board = computed(() => {
    const all = bag.value.vocabulary.map((_, word) => oneHotVector(word, size.value));
    return all.map((a) => all.map((b) => measureOf(a, b)));
  });
  const sentenceBoard = computed(() =>
    vectors.value.map((a) => vectors.value.map((b) => measureOf(a, b))),
  );
  const tables = computed((): readonly NumberTable[] => {
    const { vocabulary, sentences } = bag.value;
    const names = sentences.map((_, sentence) => sentenceName(sentence));
    return [
      { id: 'vectors', rows: names, columns: vocabulary, values: vectors.value },
      { id: 'words', rows: vocabulary, columns: vocabulary, values: board.value },
      { id: 'sentences', rows: names, columns: names, values: sentenceBoard.value },
    ];
  });
  return {
    ...{ state, player, tables, bag, words, counts, vectors, having, rarities },
    ...{ wholeVectors, board, sentenceBoard },
  };
}
