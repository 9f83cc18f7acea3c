import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { followLooks, type Looks, onlyWhenNew } from '../../shell/follow-looks.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import { SMALL_CELLS } from '../../small-models/cells.ts';
import { readModelFiles } from '../../small-models/open-models.ts';
import type { FlowLook, HeardLook } from '../../worker/job-looks.ts';
import { flowLook, flowTables, heardLook, heardTables } from './looks.ts';
import { type Layer, productsBack, unfold } from './nest.ts';
import { FIELDS, type VanishingFields } from './state.ts';

/** Everything that chapter 13 shows. */
export interface VanishingModel extends Model<VanishingFields> {
  readonly layers: ReadonlySignal<readonly Layer[]>;
  /** 1, then the product of the last factor, of the last two, … */
  readonly products: ReadonlySignal<readonly number[]>;
  /** ∂h_T/∂h₀ */
  readonly derivative: ReadonlySignal<number>;
  /** The three cells with random weights. */
  readonly flows: Looks<'gradients', FlowLook>;
  /** What a prediction of each language model hears. */
  readonly heard: Looks<'gradients', HeardLook>;
  readonly busy: ReadonlySignal<boolean>;
}

/** The chapter at a state that stays: for numbers of the prose. */
export function createStillModel(values: Partial<Values<VanishingFields>>): VanishingModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createVanishingModel(state);
}

/** Computes chapter 13 from its state. */
export function createVanishingModel(state: State<VanishingFields>): VanishingModel {
  const { view, inputs, lag, text, model, step } = state.signals;
  const layers = computed(() => unfold(state.read()));
  const products = computed(() => productsBack(layers.value));
  const derivative = computed(() => products.value.at(-1) ?? 1);
  const limit = computed(() => {
    if (view.value === 'nest') return inputs.value.length;
    return view.value === 'lanes' ? lag.value : [...text.value].length;
  });
  const player = createPlayer({ step, limit, strides: [1, 5], pace: 5 });
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const flows = followLooks({
    job: 'gradients',
    key: computed(() => (view.value === 'lanes' ? view.value : undefined)),
    open: async () => ({ files: [] }),
    look: onlyWhenNew(() => flowLook(state.read())),
  });
  const heard = followLooks({
    job: 'gradients',
    key: computed(() => (view.value === 'letters' ? model.value : undefined)),
    open: async (hash) => {
      const files = await readModelFiles(hash, SMALL_CELLS);
      return files && { files };
    },
    look: onlyWhenNew(() => heardLook(state.read())),
  });
  const busy = computed(() => flows.busy.value || heard.busy.value);
  const tables = computed((): readonly NumberTable[] => {
    if (view.value === 'lanes') return tablesOfFlow(flows.found.value ?? [], state.read());
    if (view.value === 'letters') return tablesOfLetters(heard.found.value ?? []);
    const times = layers.value.map((_, t) => String(t + 1));
    return [
      { id: 'states', rows: ['h'], columns: times, values: [layers.value.map(({ h }) => h)] },
      {
        ...{ id: 'factors', rows: ['∂h_t/∂h_t−1'], columns: times },
        values: [layers.value.map(({ factor }) => factor)],
      },
      { id: 'derivative', rows: ['∂h_T/∂h_0'], columns: ['1'], values: [[derivative.value]] },
    ];
  });
  return {
    ...{ state, player, tables, layers, products, derivative, flows, heard, busy },
    get loaded() {
      return whenIdle(busy);
    },
  };
}

function tablesOfFlow(
  flows: Parameters<typeof flowTables>[0],
  values: Values<VanishingFields>,
): NumberTable[] {
  const cells = flows.map(({ cell }) => cell.toUpperCase());
  const { flow, weights } = flowTables(flows, values);
  return [
    { id: 'flow', rows: flow.map((_, back) => `T − ${back}`), columns: cells, values: flow },
    { id: 'weights', rows: cells, columns: ['‖∂L/∂W‖', '→'], values: weights },
  ];
}

function tablesOfLetters(found: Parameters<typeof heardTables>[0]): NumberTable[] {
  const cells = found.map(({ cell }) => cell.toUpperCase());
  const { heard, predicted } = heardTables(found);
  const tokens = found[0]?.tokens ?? [];
  return [
    {
      ...{ id: 'heard', columns: cells, values: heard },
      rows: heard.map((_, t) => `${t + 1} ${tokens[t] === '\n' ? '↵' : tokens[t]}`),
    },
    { id: 'predicted', rows: cells, columns: ['P', '> 20'], values: predicted },
  ];
}
