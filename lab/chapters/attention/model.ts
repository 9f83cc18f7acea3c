import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { createTrainingHere, type TrainingHere } from '../../shell/training-here.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import type { ModelFile } from '../../worker/job-looks.ts';
import { CHAPTER_SPECS } from '../../worker/translator-specs.ts';
import { FIGURES } from './figures.generated.ts';
import { readModelFile } from './model-file.ts';
import {
  type DecoderStep,
  END,
  type Encoded,
  encode,
  type Network,
  networkOf,
  UNKNOWN,
} from './network.ts';
import { type Found, search } from './search.ts';
import { type AttentionFields, FIELDS, MOST_WORDS } from './state.ts';
import { NETWORKS } from './weights.ts';

/** Everything that chapter 15 shows. */
export interface AttentionModel extends Model<AttentionFields> {
  readonly network: ReadonlySignal<Network>;
  /** The words that are read, and the end. */
  readonly source: ReadonlySignal<readonly string[]>;
  /** Words of the sentence that the translator does not know. */
  readonly unknown: ReadonlySignal<readonly string[]>;
  readonly encoded: ReadonlySignal<Encoded>;
  /** The translations that were found, the best first. */
  readonly found: ReadonlySignal<readonly Found[]>;
  /** The units of the one that is shown, the end among them, and how each came about. */
  readonly target: ReadonlySignal<readonly number[]>;
  readonly steps: ReadonlySignal<readonly DecoderStep[]>;
  /** How many units are written. */
  readonly written: ReadonlySignal<number>;
  readonly wordOf: (id: number) => string;
  /** The training of the chosen translator in the tab. */
  readonly training: TrainingHere<ModelFile>;
  readonly busy: ReadonlySignal<boolean>;
}

/** Updates from one picture of a translator on its way to the next. */
const STRIDES = { on: 16, off: 104 } as const;

/** What stands for the end of a sentence, as the library writes it. */
export const END_MARK = '</s>';

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<AttentionFields>>): AttentionModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createAttentionModel(state);
}

/** Cuts a sentence into words; those beyond the most are left out. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').trim().split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
}

/** Computes chapter 15 from its state. */
export function createAttentionModel(state: State<AttentionFields>): AttentionModel {
  const { text, attention, beam, shown, step, updates } = state.signals;
  const training = createTrainingHere({
    job: 'translator',
    spec: computed(() => CHAPTER_SPECS[attention.value]),
    updates,
    limit: computed(() => FIGURES[attention.value].steps),
    stride: computed(() => STRIDES[attention.value]),
    look: { what: 'model' },
  });
  const network = computed(() => {
    const file = training.found.value;
    return file === undefined ? NETWORKS[attention.value] : networkOf(readModelFile(file.bytes));
  });
  const wordOf = (id: number): string => (id === END ? END_MARK : (network.value.units[id] ?? ''));
  const numberOf = (word: string): number => {
    const id = network.value.units.indexOf(word);
    return id < 0 ? UNKNOWN : id;
  };
  const words = computed(() => wordsOf(text.value));
  const source = computed(() => [...words.value, END_MARK]);
  const unknown = computed(() => words.value.filter((word) => numberOf(word) === UNKNOWN));
  const encoded = computed(() => encode(network.value, [...words.value.map(numberOf), END]));
  const found = computed(() =>
    words.value.length === 0 ? [] : search(network.value, encoded.value, beam.value),
  );
  const chosen = computed(() => found.value[Math.min(shown.value, found.value.length) - 1]);
  const target = computed(() => chosen.value?.ids ?? []);
  const steps = computed(() => chosen.value?.steps ?? []);
  const limit = computed(() => target.value.length);
  const written = computed(() => Math.min(step.value, limit.value));
  const player = createPlayer({ step, limit });
  // Before the translator is trained as far, its translation is not known: the step of the address stays.
  effect(() => {
    if (step.value > limit.value && !training.waits.value) step.value = limit.value;
  });
  // While it learns, all that it writes is seen.
  effect(() => {
    const said = target.value.length;
    if (training.playing.peek()) step.value = said;
  });
  const tables = computed((): readonly NumberTable[] => {
    const rows = target.value.slice(0, written.value).map(wordOf);
    const visible = steps.value.slice(0, written.value);
    const now = visible.at(-1);
    const { first } = encoded.value;
    const numbers = (count: number): string[] =>
      Array.from({ length: count }, (_, i) => String(i + 1));
    return [
      {
        ...{ id: 'shares', rows, columns: source.value },
        values: visible.map(({ shares }) => shares),
      },
      {
        ...{ id: 'written', rows, columns: ['ln P'] },
        values: visible.map(({ probabilities }, t) => [
          Math.log(probabilities[target.value[t] ?? 0] ?? 0),
        ]),
      },
      { id: 'first', rows: ['s₀'], columns: numbers(first.length), values: [first] },
      {
        ...{ id: 'context', rows: ['c'], columns: numbers(now?.context.length ?? 0) },
        values: [now?.context ?? []],
      },
      {
        ...{ id: 'beam', columns: ['ln P', 'score'] },
        rows: found.value.map(({ ids }) => ids.map(wordOf).join(' ')),
        values: found.value.map(({ logProbability, score }) => [logProbability, score]),
      },
    ];
  });
  return {
    ...{ state, player, tables, network, source, unknown, encoded, found, target, steps, written },
    wordOf,
    ...{ training, busy: training.waits },
    get loaded() {
      return whenIdle(training.waits);
    },
  };
}
