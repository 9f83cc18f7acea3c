import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { followLooks, type Looks, onlyWhenNew } from '../../shell/follow-looks.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import { readModelFiles } from '../../small-models/open-models.ts';
import type { TextFlowLook } from '../../worker/job-looks.ts';
import { type Moment, runChain, sumShares } from './chain.ts';
import { type BpttFields, FIELDS, LONGEST } from './state.ts';
import { textFlowLook, textTables } from './text-flow.ts';

/** Everything that chapter 12 shows. */
export interface BpttModel extends Model<BpttFields> {
  /** How far the gradient comes in a language model that reads the text. */
  readonly flow: Looks<'gradients', TextFlowLook>;
  readonly busy: ReadonlySignal<boolean>;
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
  const { view, length, step, text, model } = state.signals;
  const isText = computed(() => view.value === 'text');
  const limit = computed(() =>
    isText.value ? Math.max(1, [...text.value].length - 1) : length.value,
  );
  const player = createPlayer({ step, limit });
  // A shorter chain ends sooner.
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const flow = followLooks({
    job: 'gradients',
    key: computed(() => (isText.value ? model.value : undefined)),
    open: async (hash) => {
      const files = await readModelFiles(hash, ['lstm']);
      return files && { files };
    },
    look: onlyWhenNew(() => textFlowLook(state.read())),
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
  const tables = computed((): readonly NumberTable[] =>
    isText.value ? textTablesNow() : chainTables(),
  );
  const textTablesNow = (): NumberTable[] => {
    const [found] = flow.found.value ?? [];
    if (found === undefined) return [];
    const numbers = textTables(found, state.read());
    const first = found.whole.length - numbers.flow.length;
    return [
      {
        ...{ id: 'flow', columns: ['T', 'k'], values: numbers.flow },
        rows: numbers.flow.map((_, i) => `h${subscript(first + i)}`),
      },
      { id: 'weights', rows: ['‖∂L/∂W‖'], columns: ['T', 'k'], values: numbers.weights },
    ];
  };
  const chainTables = (): NumberTable[] => [
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
  ];
  return {
    ...{ state, player, tables, chain, uncut, sums, isReached, flow, busy: flow.busy },
    get loaded() {
      return whenIdle(flow.busy);
    },
  };
}
