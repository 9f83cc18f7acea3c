import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { NETWORKS, type Network, runStrip, type StripStep } from './network.ts';
import { FIELDS, type ShapeFields } from './state.ts';
import { TASKS, type Task } from './tasks.ts';

/** Everything that chapter 9 shows. */
export interface ShapeModel extends Model<ShapeFields> {
  readonly task: ReadonlySignal<Task>;
  readonly network: ReadonlySignal<Network>;
  /** All steps, also those that have not run yet. */
  readonly steps: ReadonlySignal<readonly StripStep[]>;
  /** How many have run. */
  readonly shown: ReadonlySignal<number>;
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
  const { task: name, step } = state.signals;
  const task = computed(() => TASKS[name.value]);
  const network = computed(() => NETWORKS[name.value]);
  const input = computed(() => inputOf(state.read()));
  const steps = computed(() => runStrip(network.value, task.value, input.value));
  const limit = computed(() => steps.value.length);
  const shown = computed(() => Math.min(step.value, limit.value));
  const player = createPlayer({ step, limit });
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
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
  return { state, player, tables, task, network, steps, shown };
}
