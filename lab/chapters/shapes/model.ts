import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { createTrainingHere, type TrainingHere } from '../../shell/training-here.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import type { ShapeWeights } from '../../worker/job-looks.ts';
import { SHAPE_SETTINGS } from '../../worker/shape-settings.ts';
import { NETWORKS, type Network, networkOf, runStrip, type StripStep } from './network.ts';
import { FIELDS, type ShapeFields } from './state.ts';
import { TASKS, type Task } from './tasks.ts';

/** Pictures of a network on its way, from the first update to the last. */
const PICTURES = 50;

/** Everything that chapter 9 shows. */
export interface ShapeModel extends Model<ShapeFields> {
  readonly task: ReadonlySignal<Task>;
  readonly network: ReadonlySignal<Network>;
  /** All steps, also those that have not run yet. */
  readonly steps: ReadonlySignal<readonly StripStep[]>;
  /** How many have run. */
  readonly shown: ReadonlySignal<number>;
  /** The training of the chosen shape's network in the tab. */
  readonly training: TrainingHere<ShapeWeights>;
  readonly busy: ReadonlySignal<boolean>;
  /** Whether the network is, weight by weight, the one that was trained beforehand. */
  readonly isGiven: ReadonlySignal<boolean>;
}

/** What a task reads, as a text. */
export function inputOf(values: Values<ShapeFields>): string {
  switch (values.task) {
    case 'pressure':
      return [values.height, values.weight, values.age].join(',');
    case 'caption':
      return values.drawing;
    default:
      return values[values.task];
  }
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<ShapeFields>>): ShapeModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createShapeModel(state);
}

/** Computes chapter 9 from its state. */
export function createShapeModel(state: State<ShapeFields>): ShapeModel {
  const { task: name, step, updates } = state.signals;
  const task = computed(() => TASKS[name.value]);
  const training = createTrainingHere({
    job: 'shapes',
    spec: computed(() => ({ task: name.value })),
    updates,
    limit: computed(() => SHAPE_SETTINGS[name.value].updates),
    stride: computed(() => SHAPE_SETTINGS[name.value].updates / PICTURES),
    look: { what: 'weights' },
  });
  const network = computed(() => {
    const codes = training.found.value;
    return codes === undefined ? NETWORKS[name.value] : networkOf(name.value, codes);
  });
  const input = computed(() => inputOf(state.read()));
  const steps = computed(() => runStrip(network.value, task.value, input.value));
  const limit = computed(() => steps.value.length);
  const shown = computed(() => Math.min(step.value, limit.value));
  const player = createPlayer({ step, limit });
  // Before the network is trained as far, its strip is not known: the step of the address stays.
  effect(() => {
    if (step.value > limit.value && !training.waits.value) step.value = limit.value;
  });
  // While it learns, all that it says is seen.
  effect(() => {
    const said = steps.value.length;
    if (training.playing.peek()) step.value = said;
  });
  const tables = computed((): readonly NumberTable[] => {
    const visible = steps.value.slice(0, shown.value);
    const columns = visible.map(({ port }, t) => `${t + 1} ${port.token}`);
    return [
      {
        ...{ id: 'states', columns },
        rows: Array.from({ length: network.value.hidden }, (_, unit) => String(unit + 1)),
        values: Array.from({ length: network.value.hidden }, (_, unit) =>
          visible.map(({ transition }) => transition.h[unit] ?? 0),
        ),
      },
      {
        ...{ id: 'probabilities', columns, rows: task.value.answers },
        values: task.value.answers.map((_, k) =>
          visible.map(({ probabilities }) => probabilities[k] ?? 0),
        ),
      },
    ];
  });
  const isGiven = computed(() => {
    const given = NETWORKS[name.value].parameters;
    return network.value.parameters.every((tensor, i) =>
      Array.from(tensor).every((weight, at) => weight === given[i]?.[at]),
    );
  });
  return {
    ...{ isGiven },
    ...{ state, player, tables, task, network, steps, shown, training, busy: training.waits },
    get loaded() {
      return whenIdle(training.waits);
    },
  };
}
