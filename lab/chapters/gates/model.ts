import { computed, effect, type ReadonlySignal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { type GruMoment, type LstmMoment, readGru, readLstm } from './cells.ts';
import { FIELDS, type GateFields, UNITS } from './state.ts';
import {
  type GruGate,
  gruRows,
  type LstmGate,
  lstmRows,
  type Rows,
  readCharacter,
} from './weights.ts';

/** The signals of each cell, in the order in which the strips show them, from what is written to what is shown. */
export const LSTM_SIGNALS = ['f', 'i', 'g', 'c', 'o', 'h'] as const;
export const GRU_SIGNALS = ['r', 'z', 'n', 'h'] as const;

/** Everything that chapter 14 shows. */
export interface GateModel extends Model<GateFields> {
  readonly characters: ReadonlySignal<readonly string[]>;
  readonly lstm: ReadonlySignal<readonly LstmMoment[]>;
  readonly gru: ReadonlySignal<readonly GruMoment[]>;
  readonly lstmWeights: ReadonlySignal<Rows<LstmGate>>;
  readonly gruWeights: ReadonlySignal<Rows<GruGate>>;
  /** Number of the unit that the machine shows. */
  readonly unit: ReadonlySignal<number>;
}

/** Writes a signal of a unit: f₁, h̃₂. */
export function signalName(signal: string, unit: number): string {
  return `${signal === 'n' ? 'h̃' : signal}${subscript(unit + 1)}`;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<GateFields>>): GateModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createGateModel(state);
}

/** Computes chapter 14 from its state. */
export function createGateModel(state: State<GateFields>): GateModel {
  const { text, unit: unitName, step } = state.signals;
  const characters = computed(() => [...text.value]);
  const limit = computed(() => characters.value.length);
  const player = createPlayer({ step, limit });
  // A shorter text ends sooner.
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const held = computed(() => {
    const { f, i, o, z, r, bias } = state.signals;
    return {
      ...{ f: f.value, i: i.value, o: o.value, z: z.value, r: r.value, bias: bias.value },
    };
  });
  const lstmWeights = computed(() => lstmRows(held.value));
  const gruWeights = computed(() => gruRows(held.value));
  const inputs = computed(() => characters.value.map(readCharacter));
  const lstm = computed(() => readLstm(inputs.value, lstmWeights.value));
  const gru = computed(() => readGru(inputs.value, gruWeights.value));
  const unit = computed(() => UNITS.indexOf(unitName.value));
  const tables = computed((): readonly NumberTable[] => {
    const rows = characters.value.slice(0, step.value);
    const heads = (signals: readonly string[]): string[] =>
      UNITS.flatMap((_, one) => signals.map((signal) => signalName(signal, one)));
    return [
      {
        ...{ id: 'lstm', rows, columns: heads(LSTM_SIGNALS) },
        values: lstm.value
          .slice(0, step.value)
          .map((moment) =>
            UNITS.flatMap((_, one) => LSTM_SIGNALS.map((signal) => moment[signal][one] ?? 0)),
          ),
      },
      {
        ...{ id: 'gru', rows, columns: heads(GRU_SIGNALS) },
        values: gru.value
          .slice(0, step.value)
          .map((moment) =>
            UNITS.flatMap((_, one) => GRU_SIGNALS.map((signal) => moment[signal][one] ?? 0)),
          ),
      },
    ];
  });
  return { state, player, tables, characters, lstm, gru, lstmWeights, gruWeights, unit };
}
