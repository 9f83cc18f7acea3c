import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import {
  drawWeights,
  MATRICES,
  type MatrixName,
  readLetter,
  readLetters,
  type Sizes,
  type Step,
  shapeOf,
  type Weights,
} from './cell.ts';
import { applyEdits, type Edit, parseEdits } from './edits.ts';
import { FIELDS, MOST_UPDATES, type RnnFields } from './state.ts';
import { Trajectory } from './trajectory.ts';

/** Everything that chapter 8 shows. */
export interface RnnModel extends Model<RnnFields> {
  /** The word's letters, each once, in their order. */
  readonly vocabulary: ReadonlySignal<readonly string[]>;
  readonly sizes: ReadonlySignal<Sizes>;
  /** What is read, and what should be answered: the word without its last letter, and without its first. */
  readonly letters: ReadonlySignal<readonly number[]>;
  readonly targets: ReadonlySignal<readonly number[]>;
  readonly start: ReadonlySignal<Float64Array>;
  readonly edits: ReadonlySignal<readonly Edit[]>;
  /** The weights after the updates. */
  readonly weights: ReadonlySignal<Weights>;
  /** All steps, also those that have not been read yet. */
  readonly steps: ReadonlySignal<readonly Step[]>;
  /** How many steps are shown. */
  readonly shown: ReadonlySignal<number>;
  /** The steps with another first letter; empty where none is compared. */
  readonly others: ReadonlySignal<readonly Step[]>;
  /** ‖h_t − h′_t‖ by step. */
  readonly differences: ReadonlySignal<readonly number[]>;
  /** Losses from the first update to this. */
  readonly losses: ReadonlySignal<readonly number[]>;
  /** The first update at which all is answered, within what the player reaches. */
  readonly firstRight: ReadonlySignal<number | undefined>;
  /** What the network writes when each answer is its next input. */
  readonly written: ReadonlySignal<readonly number[]>;
}

/** The letters of a word, each once. */
export function vocabularyOf(word: string): string[] {
  return [...new Set(word)];
}

/** Names a state: h₃. */
export function stateName(time: number): string {
  return `h${subscript(time)}`;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<RnnFields>>): RnnModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createRnnModel(state);
}

/** Computes chapter 8 from its state. */
export function createRnnModel(state: State<RnnFields>): RnnModel {
  const {
    word,
    hidden,
    start: first,
    seed,
    mode,
    time,
    updates,
    edits: moved,
    other,
  } = state.signals;
  const vocabulary = computed(() => vocabularyOf(word.value));
  const sizes = computed(() => ({ letters: vocabulary.value.length, hidden: hidden.value }));
  const ids = computed(() => Array.from(word.value, (letter) => vocabulary.value.indexOf(letter)));
  const letters = computed(() => ids.value.slice(0, -1));
  const targets = computed(() => ids.value.slice(1));
  const start = computed(() => new Float64Array(hidden.value).fill(first.value));
  const edits = computed(() => parseEdits(moved.value, sizes.value));
  const trajectory = computed(() => {
    const drawn = drawWeights(sizes.value, seed.value);
    return new Trajectory({
      ...{ sizes: sizes.value, letters: letters.value, targets: targets.value, start: start.value },
      weights: applyEdits(drawn, edits.value, sizes.value),
    });
  });
  const weights = computed(() => trajectory.value.weights(updates.value));
  const read = (all: readonly number[]): Step[] =>
    readLetters(weights.value, sizes.value, { letters: all, start: start.value });
  const steps = computed(() => read(letters.value));
  const shown = computed(() => (mode.value === 'train' ? letters.value.length : time.value));
  const others = computed(() => {
    const letter = vocabulary.value.indexOf(other.value);
    return letter < 0 ? [] : read([letter, ...letters.value.slice(1)]);
  });
  const differences = computed(() =>
    others.value.map((step, t) =>
      Math.sqrt(step.h.reduce((sum, h, i) => sum + (h - (steps.value[t]?.h[i] ?? 0)) ** 2, 0)),
    ),
  );
  const losses = computed(() => trajectory.value.losses(updates.value));
  const firstRight = computed(() => trajectory.value.firstRight(MOST_UPDATES));
  const written = computed(() => {
    let letter = letters.value[0] ?? 0;
    let before: Float64Array = start.value;
    return letters.value.map(() => {
      const step = readLetter(weights.value, sizes.value, letter, before);
      letter = step.logits.indexOf(Math.max(...step.logits));
      before = step.h;
      return letter;
    });
  });
  const limit = computed(() => (mode.value === 'train' ? MOST_UPDATES : letters.value.length));
  const player = createPlayer({
    step: {
      get value() {
        return mode.value === 'train' ? updates.value : time.value;
      },
      set value(step) {
        if (mode.value === 'train') updates.value = step;
        else time.value = step;
      },
    },
    limit,
    strides: [1, 5, 20],
    seed,
  });
  effect(() => {
    if (time.value > letters.value.length) time.value = letters.value.length;
  });
  const tables = computed((): readonly NumberTable[] => {
    const names = vocabulary.value;
    const visible = steps.value.slice(0, shown.value);
    const times = visible.map((_, t) => String(t + 1));
    const byTime = (size: number, of: (step: Step, i: number) => number): number[][] =>
      Array.from({ length: size }, (_, i) => visible.map((step) => of(step, i)));
    const units = Array.from({ length: hidden.value }, (_, i) => String(i + 1));
    return [
      {
        ...{ id: 'states', rows: units, columns: times },
        values: byTime(hidden.value, (step, i) => step.h[i] ?? 0),
      },
      {
        ...{ id: 'logits', rows: names, columns: times },
        values: byTime(names.length, (step, k) => step.logits[k] ?? 0),
      },
      {
        ...{ id: 'probabilities', rows: names, columns: times },
        values: byTime(names.length, (step, k) => step.probabilities[k] ?? 0),
      },
      {
        ...{ id: 'loss', rows: ['L'], columns: [String(updates.value)] },
        values: [[losses.value[updates.value] ?? 0]],
      },
      {
        id: 'written',
        rows: [names[letters.value[0] ?? 0] ?? ''],
        columns: written.value.map((letter) => names[letter] ?? ''),
        values: [[...written.value]],
      },
      ...MATRICES.map((name) => weightTable(name, weights.value, sizes.value)),
    ];
  });
  return {
    ...{ state, player, tables, vocabulary, sizes, letters, targets, start, edits, weights },
    ...{ steps, shown, others, differences, losses, firstRight, written },
  };
}

function weightTable(name: MatrixName, weights: Weights, sizes: Sizes): NumberTable {
  const [rows, columns] = shapeOf(name, sizes);
  return {
    id: name,
    rows: Array.from({ length: rows }, (_, i) => String(i + 1)),
    columns: Array.from({ length: columns }, (_, j) => String(j + 1)),
    values: Array.from({ length: rows }, (_, i) =>
      Array.from(weights[name].subarray(i * columns, (i + 1) * columns)),
    ),
  };
}
