import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { MapMark } from '../../parts/point-map/draw-overlay.ts';
import type { MapColor } from '../../parts/point-map/palette.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { chosenText } from '../../shell/chosen-text.ts';
import { createPlayer } from '../../shell/player.ts';
import type { State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import type { Neighbors, Word2VecSpec, WordMap } from '../../worker/job-looks.ts';
import { STEPS } from '../../worker/word-settings.ts';
import { createSession, type Session } from './session.ts';
import { readProbes, type WordMapFields } from './state.ts';
import { FILES } from './texts.ts';

/** Words whose places are in the table. */
export const PLACES = 24;

/** The colors of the words whose neighbors are listed. */
export const PROBE_COLORS: readonly MapColor[] = ['positive', 'negative', 'gate'];

/** Everything that chapter 5 shows. */
export interface WordMapModel extends Model<WordMapFields> {
  readonly session: Session;
  readonly names: ReadonlySignal<readonly string[]>;
  /** The map at this step, or the last one that is there. */
  readonly map: ReadonlySignal<WordMap | undefined>;
  readonly probes: ReadonlySignal<readonly string[]>;
  readonly neighbors: ReadonlySignal<readonly Neighbors[]>;
  /** Points that are pointed out: the words asked for, and their neighbors. */
  readonly marks: ReadonlySignal<readonly MapMark[]>;
  readonly spec: ReadonlySignal<Word2VecSpec | undefined>;
}

/** Computes chapter 5 from its state. */
export function createWordMapModel(state: State<WordMapFields>): WordMapModel {
  const { text, own, units, window, dimensions, negatives, jamo, seed, step } = state.signals;
  const source = chosenText(FILES, { text, own });
  const spec = computed((): Word2VecSpec | undefined => {
    if (source.value === undefined) return undefined;
    return {
      ...{ text: source.value, units: units.value, window: window.value, seed: seed.value },
      ...{ dimensions: dimensions.value, negatives: negatives.value },
      subwords: jamo.value === 'yes',
    };
  });
  const probes = computed(() => readProbes(state.signals.probes.value));
  const catchesUp = signal(false);
  const player = createPlayer({
    ...{ step, limit: signal(STEPS), strides: [1, 10], seed, waits: catchesUp, pace: 5 },
  });
  const session = createSession({ spec, probes, step, playing: player.playing });
  effect(() => {
    catchesUp.value = session.waits.value;
  });
  const names = computed(() => session.words.value?.words ?? []);
  const map = computed(() => session.maps.value[step.value] ?? session.maps.value.at(-1));
  const neighbors = computed(() => session.neighbors.value);
  const marks = computed(() =>
    neighbors.value
      .flatMap(({ probe, near }, i) => {
        const color = PROBE_COLORS[i] ?? 'gate';
        const ids = [names.value.indexOf(probe), ...near.slice(0, 5).map(({ id }) => id)];
        return ids.filter((id) => id >= 0).map((id): MapMark => ({ id, color }));
      })
      .filter(({ id }, i, all) => all.findIndex((other) => other.id === id) === i),
  );
  const tables = computed((): readonly NumberTable[] => {
    const now = map.value;
    if (now === undefined) return [];
    const shown = names.value.slice(0, PLACES);
    const listed = neighbors.value.flatMap(({ probe, near }) =>
      near.map((one) => ({ ...one, probe })),
    );
    return [
      {
        ...{ id: 'neighbors', columns: ['n', 'cos'] },
        rows: listed.map(({ probe, id }) => `${probe} → ${names.value[id]}`),
        values: listed.map(({ id, cosine }) => [id + 1, cosine]),
      },
      {
        ...{ id: 'places', rows: shown, columns: ['x', 'y'] },
        values: shown.map((_, id) => [now.points[2 * id] ?? 0, now.points[2 * id + 1] ?? 0]),
      },
      {
        ...{ id: 'losses', columns: ['L'] },
        rows: now.losses.map((_, i) => String(i + 1)),
        values: now.losses.map((loss) => [loss]),
      },
      {
        ...{ id: 'vectors', rows: ['1'], columns: ['n', 'FNV-1a'] },
        values: [[now.read, now.hash]],
      },
    ];
  });
  return {
    ...{ state, player, tables, session, names, map, probes, neighbors, marks, spec },
    busy: session.waits,
    get loaded() {
      return whenIdle(session.waits);
    },
  };
}
