import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { type Layer, productsBack, unfold } from './nest.ts';
import { FIELDS, type VanishingFields } from './state.ts';

/** Everything that chapter 13 shows. */
export interface VanishingModel extends Model<VanishingFields> {
  readonly layers: ReadonlySignal<readonly Layer[]>;
  /** 1, then the product of the last factor, of the last two, … */
  readonly products: ReadonlySignal<readonly number[]>;
  /** ∂h_T/∂h₀ */
  readonly derivative: ReadonlySignal<number>;
}

/** The chapter at a state that stays: for numbers of the prose. */
export function createStillModel(values: Partial<Values<VanishingFields>>): VanishingModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createVanishingModel(state);
}

/** Computes chapter 13 from its state. */
export function createVanishingModel(state: State<VanishingFields>): VanishingModel {
  const { inputs, step } = state.signals;
  const layers = computed(() => unfold(state.read()));
  const products = computed(() => productsBack(layers.value));
  const derivative = computed(() => products.value.at(-1) ?? 1);
  const limit = computed(() => inputs.value.length);
  const player = createPlayer({ step, limit });
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const tables = computed((): readonly NumberTable[] => {
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
  return { state, player, tables, layers, products, derivative };
}
