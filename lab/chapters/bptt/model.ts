import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { type Moment, runChain, sumShares } from './chain.ts';
import { type BpttFields, FIELDS, LONGEST } from './state.ts';

/** Everything that chapter 12 shows. */
export interface BpttModel extends Model<BpttFields> {
  /** The chain with its cuts, and without any. */
  readonly chain: ReadonlySignal<readonly Moment[]>;
  readonly uncut: ReadonlySignal<readonly Moment[]>;
  /** ∂L/∂w_hh of both. */
  readonly sums: ReadonlySignal<{ readonly cut: number; readonly full: number }>;
  /** Whether the gradient has come to a step (from 0). */
  readonly isReached: (t: number) => boolean;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<BpttFields>>): BpttModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createBpttModel(state);
}

/** Computes chapter 12 from its state. */
export function createBpttModel(state: State<BpttFields>): BpttModel {
  const { length, step } = state.signals;
  const player = createPlayer({ step, limit: length });
  // A shorter chain ends sooner.
  effect(() => {
    if (step.value > length.value) step.value = length.value;
  });
  const settings = computed(() => {
    const { chunk, loss, whh, wxh, bias } = state.signals;
    return {
      ...{ length: length.value, chunk: chunk.value, loss: loss.value },
      ...{ whh: whh.value, wxh: wxh.value, bias: bias.value },
    };
  });
  const chain = computed(() => runChain(settings.value));
  const uncut = computed(() => runChain({ ...settings.value, chunk: LONGEST }));
  const sums = computed(() => ({ cut: sumShares(chain.value), full: sumShares(uncut.value) }));
  const isReached = (t: number): boolean => t >= length.value - step.value;
  const tables = computed((): readonly NumberTable[] => [
    {
      id: 'chain',
      rows: chain.value.map((_, t) => `t = ${t + 1}`),
      columns: ['x', 'h', '∂L/∂h', '∂L/∂a', '∂L/∂w'],
      values: chain.value.map((one, t) =>
        isReached(t) ? [one.x, one.h, one.gradient, one.delta, one.share] : [one.x, one.h],
      ),
    },
    {
      ...{ id: 'sums', rows: ['∂L/∂w'], columns: ['T', `k${subscript(1)}`] },
      values: [[sums.value.full, sums.value.cut]],
    },
  ]);
  return { state, player, tables, chain, uncut, sums, isReached };
}
