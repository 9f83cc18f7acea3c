import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { MapLine, MapMark, MapSign } from '../../parts/point-map/draw-overlay.ts';
import { placeOf } from '../../parts/point-map/point-grid.ts';
import type { Place } from '../../parts/point-map/view.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import type { State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import type { Plane } from '../../worker/map/protocol.ts';
import { type Parallelogram, readParallelogram, wordsOf } from './formula.ts';
import { createSession, type Session } from './session.ts';
import { readRow, type VectorFields } from './state.ts';

/** Words whose places are in the table. */
const PLACES = 24;

/** What is drawn over the map. */
export interface Drawing {
  readonly marks: readonly MapMark[];
  readonly lines: readonly MapLine[];
  readonly signs: readonly MapSign[];
}

/** Everything that chapter 7 shows. */
export interface VectorModel extends Model<VectorFields> {
  readonly session: Session;
  readonly names: ReadonlySignal<readonly string[]>;
  readonly points: ReadonlySignal<Float32Array>;
  readonly plane: ReadonlySignal<Plane>;
  readonly drawing: ReadonlySignal<Drawing>;
  /** The formula as it is drawn, if it can be. */
  readonly figure: ReadonlySignal<Parallelogram | undefined>;
  /** The word of the row that does not belong. */
  readonly odd: ReadonlySignal<string | undefined>;
}

const NO_POINTS = new Float32Array();

/** The plane that the state asks for; a formula that has none of its own is shown on the plane of all words. */
function readPlane(values: {
  plane: 'words' | 'pca' | 'axes' | 'umap';
  figure: Parallelogram | undefined;
  across: string;
  up: string;
}): Plane {
  const { plane, figure } = values;
  if (plane === 'words' && figure !== undefined) {
    return { by: 'words', words: [figure.a, figure.b, figure.c] };
  }
  const [across, up] = [readRow(values.across), readRow(values.up)];
  const [left, right] = across;
  const [low, high] = up;
  if (plane === 'axes' && left && right && low && high) {
    return { by: 'axes', across: [left, right], up: [low, high] };
  }
  return plane === 'umap' ? { by: 'umap' } : { by: 'pca' };
}

/** Computes chapter 7 from its state. */
export function createVectorModel(state: State<VectorFields>): VectorModel {
  const { table, task, formula, row, inputs, plane: by, across, up, step } = state.signals;
  const figure = computed(() =>
    task.value === 'formula' ? readParallelogram(formula.value) : undefined,
  );
  const plane = computed(() =>
    readPlane({
      ...{ plane: by.value, figure: figure.value, across: across.value, up: up.value },
    }),
  );
  const session = createSession(
    computed(() => ({
      ...{ table: table.value, plane: plane.value },
      formula: task.value === 'formula' ? formula.value : '',
      keepInputs: inputs.value === 'in',
      row: task.value === 'line-up' ? readRow(row.value) : [],
    })),
  );
  const limit = computed(() => (task.value === 'formula' && figure.value !== undefined ? 3 : 1));
  const player = createPlayer({ step, limit, pace: 1 });
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const names = computed(() => session.table.value?.words ?? []);
  const points = computed(() => session.findings.value?.points ?? NO_POINTS);
  const odd = computed(() => {
    const standing = session.findings.value?.lineUp?.row ?? [];
    const least = Math.min(...standing.map(({ cosine }) => cosine));
    return standing.find(({ cosine }) => cosine === least)?.word;
  });
  const idOf = (word: string): number => names.value.indexOf(word);
  const drawing = computed((): Drawing => {
    const found = session.findings.value;
    if (found === undefined) return { marks: [], lines: [], signs: [] };
    const place = (id: number): Place => placeOf(found.points, id);
    const mark = (word: string, color: MapMark['color']): MapMark[] =>
      idOf(word) < 0 ? [] : [{ id: idOf(word), color }];
    if (task.value === 'line-up') {
      const isOut = step.value > 0;
      const marks = readRow(row.value).flatMap((word) =>
        mark(word, isOut && word === odd.value ? 'positive' : 'negative'),
      );
      return { marks, lines: [], signs: [] };
    }
    const done = step.value === limit.value;
    const answers = done ? (found.answer?.near ?? []) : [];
    const marks = [
      ...wordsOf(formula.value).flatMap((word) => mark(word, 'negative')),
      ...answers.slice(0, 1).map(({ id }): MapMark => ({ id, color: 'positive' })),
      ...answers.slice(1, 5).map(({ id }): MapMark => ({ id, color: 'gate' })),
    ].filter(({ id }, i, all) => all.findIndex((one) => one.id === id) === i);
    const words = figure.value;
    const onPlane = found.question.plane.by === 'words' || found.question.plane.by === 'axes';
    if (words === undefined || found.answer === undefined || !onPlane) {
      return { marks, lines: [], signs: [] };
    }
    const [a, b, c] = [words.a, words.b, words.c].map((word) => place(idOf(word)));
    const target = found.answer.place;
    if (a === undefined || b === undefined || c === undefined)
      return { marks, lines: [], signs: [] };
    const lines: MapLine[] = [
      ...(step.value > 0 ? [{ through: [b, c], color: 'negative', arrow: true } as const] : []),
      ...(step.value > 1
        ? [{ through: [a, target], color: 'positive', arrow: true } as const]
        : []),
    ];
    const signs: MapSign[] =
      step.value > 1
        ? [{ place: target, name: formula.value.replaceAll(' - ', ' − '), color: 'positive' }]
        : [];
    return { marks, lines, signs };
  });
  const tables = computed((): readonly NumberTable[] => {
    const found = session.findings.value;
    if (found === undefined) return [];
    const near = found.answer?.near ?? [];
    const standing = found.lineUp?.row ?? [];
    const shown = names.value.slice(0, PLACES);
    return [
      {
        ...{ id: 'near', columns: ['n', 'cos'], rows: near.map(({ id }) => names.value[id] ?? '') },
        values: near.map(({ id, cosine }) => [id + 1, cosine]),
      },
      {
        ...{ id: 'row', columns: ['cos'], rows: standing.map(({ word }) => word) },
        values: standing.map(({ cosine }) => [cosine]),
      },
      {
        ...{ id: 'places', rows: shown, columns: ['x', 'y'] },
        values: shown.map((_, id) => [...placeOf(found.points, id)]),
      },
    ];
  });
  return {
    ...{ state, player, tables, session, names, points, plane, drawing, figure, odd },
    busy: session.waits,
    get loaded() {
      return whenIdle(session.waits);
    },
  };
}
