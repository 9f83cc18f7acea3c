import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import {
  columnDistance,
  computeStep,
  descend,
  drawNetwork,
  type Example,
  type Network,
  type ReadText,
  readExamples,
  readText,
  type Step,
} from './network.ts';
import { FIELDS, MOST_UPDATES, type Word2VecFields } from './state.ts';

/** Everything that chapter 4 shows. */
export interface Word2VecModel extends Model<Word2VecFields> {
  readonly read: ReadonlySignal<ReadText>;
  readonly examples: ReadonlySignal<readonly Example[]>;
  /** The example that is looked at: the next to learn. */
  readonly place: ReadonlySignal<number>;
  readonly example: ReadonlySignal<Example>;
  readonly network: ReadonlySignal<Network>;
  /** The step forward and backward at the example. */
  readonly now: ReadonlySignal<Step>;
  /** The mean loss of all examples, at the end of each round and now. */
  readonly losses: ReadonlySignal<readonly number[]>;
  /** How far apart the words' columns of W₁ are, two by two. */
  readonly distances: ReadonlySignal<readonly (readonly number[])[]>;
}

/** A training, as far as someone has looked; every update is kept. */
class Trajectory {
  readonly #examples: readonly Example[];
  readonly #rate: number;
  readonly #networks: Network[];
  readonly #losses: number[] = [];

  constructor(first: Network, examples: readonly Example[], rate: number) {
    this.#examples = examples;
    this.#rate = rate;
    this.#networks = [first];
  }

  network(updates: number): Network {
    while (this.#networks.length <= updates) {
      const done = this.#networks.length - 1;
      const network = this.#networks[done];
      const example = this.#examples[done % this.#examples.length];
      if (network === undefined || example === undefined) break;
      this.#networks.push(descend(network, example, computeStep(network, example), this.#rate));
    }
    return this.#networks[updates] ?? this.#networks[0] ?? drawNetwork(0, 0, 1);
  }

  /** The mean loss before each update, and now. */
  losses(updates: number): readonly number[] {
    while (this.#losses.length <= updates) {
      const network = this.network(this.#losses.length);
      const all = this.#examples.map((example) => computeStep(network, example).loss);
      this.#losses.push(all.reduce((sum, loss) => sum + loss, 0) / Math.max(1, all.length));
    }
    return this.#losses.slice(0, updates + 1);
  }
}

const NOTHING: Example = { inputs: [0], target: 0 };

/** The chapter at a state that stays: for numbers of the prose. */
export function createStillModel(values: Partial<Values<Word2VecFields>>): Word2VecModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createWord2VecModel(state);
}

/** Computes chapter 4 from its state. */
export function createWord2VecModel(state: State<Word2VecFields>): Word2VecModel {
  const { text, window, dimensions, architecture, rate, seed, step } = state.signals;
  const read = computed(() => readText(text.value));
  const examples = computed(() => readExamples(read.value, window.value, architecture.value));
  const trajectory = computed(
    () =>
      new Trajectory(
        drawNetwork(read.value.vocabulary.length, dimensions.value, seed.value),
        examples.value,
        rate.value,
      ),
  );
  const limit = computed(() => (examples.value.length === 0 ? 0 : MOST_UPDATES));
  const player = createPlayer({ step, limit, strides: [1, 20, 100, 500], seed });
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const place = computed(() =>
    examples.value.length === 0 ? 0 : step.value % examples.value.length,
  );
  const example = computed(() => examples.value[place.value] ?? NOTHING);
  const network = computed(() => trajectory.value.network(step.value));
  const now = computed(() => computeStep(network.value, example.value));
  const losses = computed(() => trajectory.value.losses(step.value));
  const distances = computed(() =>
    read.value.vocabulary.map((_, a) =>
      read.value.vocabulary.map((__, b) => columnDistance(network.value, a, b)),
    ),
  );
  const tables = computed((): readonly NumberTable[] => {
    if (examples.value.length === 0) return [];
    const names = read.value.vocabulary;
    const units = Array.from({ length: dimensions.value }, (_, n) => String(n + 1));
    const { first, second, words } = network.value;
    return [
      {
        ...{ id: 'W1', rows: units, columns: names },
        values: units.map((_, n) => Array.from(first.subarray(n * words, (n + 1) * words))),
      },
      {
        ...{ id: 'W2', rows: names, columns: units },
        values: names.map((_, v) =>
          Array.from(second.subarray(v * dimensions.value, (v + 1) * dimensions.value)),
        ),
      },
      {
        id: 'hidden',
        rows: units,
        columns: ['h'],
        values: Array.from(now.value.hidden, (h) => [h]),
      },
      {
        ...{ id: 'probabilities', rows: names, columns: ['p'] },
        values: Array.from(now.value.probabilities, (p) => [p]),
      },
      { id: 'loss', rows: ['L'], columns: ['1'], values: [[now.value.loss]] },
      {
        ...{ id: 'hiddenGradient', rows: units, columns: ['∂L/∂h'] },
        values: Array.from(now.value.hiddenGradient, (d) => [d]),
      },
      {
        ...{ id: 'scoreGradient', rows: names, columns: ['∂L/∂z'] },
        values: Array.from(now.value.scoreGradient, (d) => [d]),
      },
    ];
  });
  return {
    ...{ state, player, tables, read, examples, place, example, network, now, losses, distances },
  };
}
