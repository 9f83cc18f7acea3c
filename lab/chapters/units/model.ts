import { computed, type ReadonlySignal } from '@preact/signals';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { followLooks } from '../../shell/follow-looks.ts';
import { createPlayer } from '../../shell/player.ts';
import type { State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import { readModelFiles } from '../../small-models/open-models.ts';
import type { ModelTrace, TraceLook } from '../../worker/job-looks.ts';
import { FEATURE_NAMES, type UnitsFields } from './state.ts';
import { tablesOf } from './tables.ts';

/** Everything that chapter 11 shows. */
export interface UnitsModel extends Model<UnitsFields> {
  readonly trace: ReadonlySignal<ModelTrace | undefined>;
  /** Why there is none: `gone` where the kept model is there no more, else the worker's error as data. */
  readonly problem: ReadonlySignal<unknown>;
  /** The values of the unit that colors the text, by token, and the largest of them. */
  readonly shown: ReadonlySignal<{
    /** `c`, or `h` where the cell has no c. */
    readonly signal: string;
    readonly unit: number;
    readonly values: readonly number[];
    readonly most: number;
  }>;
  /** The chosen feature by token; undefined where the text has none of it. */
  readonly feature: ReadonlySignal<readonly number[] | undefined>;
  readonly ranked: ReadonlySignal<ModelTrace['ranked'][number] | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  /** Tokens that have been read. */
  readonly read: ReadonlySignal<number>;
  /** What the worker finds when it reads the text once more. */
  readonly readAgain: () => Promise<ModelTrace>;
}

/** Names a unit: c[17]. */
export function unitName(name: string, unit: number): string {
  return `${name}[${unit}]`;
}

/** Computes chapter 11 from its state. */
export function createUnitsModel(state: State<UnitsFields>): UnitsModel {
  const { text, model, feature: named, signal: kind, unit, from, to, step } = state.signals;
  const reader = followLooks({
    job: 'trained-model',
    key: model,
    open: async (hash) => {
      const [bytes] = (await readModelFiles(hash, ['lstm'])) ?? [];
      return bytes && { bytes };
    },
    look: computed(
      (): TraceLook => ({
        ...{ what: 'trace', text: text.value, signals: [kind.value] },
        ...(to.value > from.value && { span: [from.value, to.value] }),
      }),
    ),
  });
  const { found: trace, problem, busy } = reader;
  const limit = computed(() => trace.value?.tokens.length ?? [...text.value].length);
  const read = computed(() => Math.min(step.value, limit.value));
  const player = createPlayer({
    step: {
      get value() {
        return read.value;
      },
      set value(next) {
        step.value = next;
      },
    },
    limit,
    strides: [1, 10],
    pace: 20,
  });
  const ranked = computed(() =>
    trace.value?.ranked.find((one) => one.feature === FEATURE_NAMES[named.value]),
  );
  const shown = computed(() => {
    const found = trace.value?.activations[0];
    const units = found?.units ?? 1;
    const chosen = unit.value < 0 ? (ranked.value?.units[0]?.unit ?? 0) : unit.value;
    const here = Math.min(chosen, units - 1);
    const values = Array.from(
      { length: trace.value?.tokens.length ?? 0 },
      (_, t) => found?.values[t * units + here] ?? 0,
    );
    return {
      signal: found?.signal ?? kind.value,
      unit: here,
      values,
      most: Math.max(1e-9, ...values.map(Math.abs)),
    };
  });
  const feature = computed(() => {
    const found = trace.value?.features.find(({ name }) => name === FEATURE_NAMES[named.value]);
    return found && Array.from(found.values);
  });
  const tables = computed((): readonly NumberTable[] => {
    const found = trace.value;
    if (found === undefined) return [];
    const { activation, feature: track, ranked: list } = tablesOf(found, state.read());
    const rows = found.tokens.map((token, t) => `${t + 1} ${token === '\n' ? '↵' : token}`);
    const units = ranked.value?.units ?? [];
    return [
      {
        ...{ id: 'activation', rows, columns: [unitName(shown.value.signal, shown.value.unit)] },
        values: activation,
      },
      { ...{ id: 'feature', rows, columns: ['X'] }, values: track },
      {
        ...{ id: 'ranked', columns: ['#', 'I'] },
        rows: units.map((one) => unitName(one.signal, one.unit)),
        values: list,
      },
    ];
  });
  return {
    ...{ state, player, tables, trace, problem, shown, feature, ranked, busy, read },
    readAgain: () => reader.ask(),
    get loaded() {
      return whenIdle(busy);
    },
  };
}
