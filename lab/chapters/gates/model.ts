import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { subscript } from '../../parts/arithmetic.ts';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { chosenText } from '../../shell/chosen-text.ts';
import { followLooks, type Looks } from '../../shell/follow-looks.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import { readModelFiles } from '../../small-models/open-models.ts';
import type { RaceSpec, TraceLook } from '../../worker/job-looks.ts';
import { type GruMoment, type LstmMoment, readGru, readLstm } from './cells.ts';
import { raceTables } from './race.ts';
import { createRace, type Race } from './race-session.ts';
import { RACE_FILES } from './race-texts.ts';
import { type CellName, FIELDS, type GateFields, UNITS } from './state.ts';
import { readTrace, tracedTable } from './traced-cell.ts';
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

/** How fast a text is read. */
const CHARACTERS_A_SECOND = 2;

/** Everything that chapter 14 shows. */
export interface GateModel extends Model<GateFields> {
  readonly characters: ReadonlySignal<readonly string[]>;
  readonly lstm: ReadonlySignal<readonly LstmMoment[]>;
  readonly gru: ReadonlySignal<readonly GruMoment[]>;
  readonly lstmWeights: ReadonlySignal<Rows<LstmGate>>;
  readonly gruWeights: ReadonlySignal<Rows<GruGate>>;
  /** The cell that is shown: the chosen one, or the kept model's; undefined where that has no gates. */
  readonly cell: ReadonlySignal<CellName | undefined>;
  /** Whether a kept model is looked into, and how many units it has. */
  readonly isKept: ReadonlySignal<boolean>;
  readonly units: ReadonlySignal<number>;
  /** Number of the unit that the machine shows. */
  readonly unit: ReadonlySignal<number>;
  /** Writes a signal of a unit: f₁, h̃₂; of a kept model as chapter 11 does: f[17]. */
  readonly nameOf: (signal: string, unit: number) => string;
  readonly trace: Looks<'trained-model', TraceLook>;
  readonly race: Race;
  readonly busy: ReadonlySignal<boolean>;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<GateFields>>): GateModel {
  const state = createState(FIELDS);
  state.patch(values);
  return createGateModel(state);
}

/** Computes chapter 14 from its state. */
export function createGateModel(state: State<GateFields>): GateModel {
  const { view, text, unit: unitName, step, model, at, cell: chosen, steps } = state.signals;
  const isRace = computed(() => view.value === 'race');
  const isKept = computed(() => !isRace.value && model.value !== '');
  const trace = followLooks({
    job: 'trained-model',
    key: computed(() => (isKept.value ? model.value : undefined)),
    open: async (hash) => {
      const [bytes] = (await readModelFiles(hash, [])) ?? [];
      return bytes && { bytes };
    },
    look: computed((): TraceLook => ({ what: 'trace', text: text.value })),
  });
  const traced = computed(() => trace.found.value && readTrace(trace.found.value));
  const characters = computed(() =>
    isKept.value ? (traced.value?.tokens ?? []) : [...text.value],
  );
  const limit = computed(() => {
    if (isRace.value) return steps.value;
    // Until the model is open, its tokens are not known: the step of the address stays.
    if (isKept.value && traced.value === undefined) return step.value;
    return characters.value.length;
  });
  const race = signal<Race | undefined>(undefined);
  const player = createPlayer({
    ...{ step, limit, strides: [1, 10, 50] },
    waits: computed(() => race.value?.waits.value === true),
  });
  // A shorter text ends sooner.
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const running = createRace({
    isShown: isRace,
    spec: raceSpec(state),
    step,
    playing: player.playing,
  });
  race.value = running;
  // Characters are read one by one; updates come as fast as they are learned.
  effect(() => {
    player.pace.value = isRace.value ? Number.POSITIVE_INFINITY : CHARACTERS_A_SECOND;
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
  const lstm = computed(() =>
    isKept.value ? (traced.value?.lstm ?? []) : readLstm(inputs.value, lstmWeights.value),
  );
  const gru = computed(() =>
    isKept.value ? (traced.value?.gru ?? []) : readGru(inputs.value, gruWeights.value),
  );
  const cell = computed((): CellName | undefined => {
    if (!isKept.value) return chosen.value;
    const kept = traced.value?.cell;
    if (kept === 'gru') return 'gru';
    return kept?.startsWith('lstm') === true ? 'lstm' : undefined;
  });
  const units = computed(() => (isKept.value ? (traced.value?.units ?? 1) : UNITS.length));
  const unit = computed(() =>
    isKept.value ? Math.min(at.value, units.value - 1) : UNITS.indexOf(unitName.value),
  );
  const nameOf = (name: string, of: number): string => {
    const letter = name === 'n' ? 'h̃' : name;
    return isKept.value ? `${letter}[${of}]` : `${letter}${subscript(of + 1)}`;
  };
  const busy = computed(() => trace.busy.value || running.waits.value);
  const tables = computed((): readonly NumberTable[] => {
    if (isRace.value) return tablesOfRace(running, step.value);
    const rows = characters.value.slice(0, step.value);
    if (isKept.value) {
      if (traced.value === undefined || cell.value === undefined) return [];
      const signals = cell.value === 'gru' ? GRU_SIGNALS : LSTM_SIGNALS;
      return [
        {
          ...{ id: 'traced', rows },
          columns: signals.map((name) => nameOf(name, unit.value)),
          values: tracedTable(traced.value, unit.value, step.value),
        },
      ];
    }
    const heads = (signals: readonly string[]): string[] =>
      UNITS.flatMap((_, one) => signals.map((name) => nameOf(name, one)));
    return [
      {
        ...{ id: 'lstm', rows, columns: heads(LSTM_SIGNALS) },
        values: lstm.value
          .slice(0, step.value)
          .map((moment) =>
            UNITS.flatMap((_, one) => LSTM_SIGNALS.map((name) => moment[name][one] ?? 0)),
          ),
      },
      {
        ...{ id: 'gru', rows, columns: heads(GRU_SIGNALS) },
        values: gru.value
          .slice(0, step.value)
          .map((moment) =>
            UNITS.flatMap((_, one) => GRU_SIGNALS.map((name) => moment[name][one] ?? 0)),
          ),
      },
    ];
  });
  return {
    ...{ state, player, tables, characters, lstm, gru, lstmWeights, gruWeights, cell },
    ...{ isKept, units, unit, nameOf, trace, race: running, busy },
    get loaded() {
      return whenIdle(busy);
    },
  };
}

/** The race that the state asks for; undefined while the picture shows none, or its text is fetched. */
function raceSpec(state: State<GateFields>): ReadonlySignal<RaceSpec | undefined> {
  const { view, race, own, budget, hidden, steps, seed } = state.signals;
  const source = chosenText(RACE_FILES, {
    text: computed(() => (view.value === 'race' ? race.value : 'own')),
    own,
  });
  const content = computed(() => {
    if (view.value !== 'race' || source.value === undefined) return undefined;
    return JSON.stringify({
      ...{ text: source.value, budget: budget.value, hiddenSize: hidden.value },
      ...{ steps: steps.value, seed: seed.value },
    });
  });
  return computed(() => (content.value === undefined ? undefined : JSON.parse(content.value)));
}

function tablesOfRace({ racers }: Race, step: number): NumberTable[] {
  const names = racers.value.map(({ cell }) => cell.toUpperCase());
  const { losses, racers: costs } = raceTables(racers.value, step);
  return [
    { id: 'losses', rows: losses.map((_, t) => String(t + 1)), columns: names, values: losses },
    { id: 'racers', rows: names, columns: ['h', 'W', 'B', 'L'], values: costs },
  ];
}
