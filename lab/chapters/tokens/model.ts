import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Values } from '../../shell/address.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { createPlayer } from '../../shell/player.ts';
import { createState, type State } from '../../shell/state.ts';
import { learnMerges, type Merge } from './bpe.ts';
import { DIARIES } from './corpus.ts';
import { FIELDS, MOST_MERGES, type UnitFields } from './state.ts';
import { isKorean, type Stem, stemOfFirstText } from './stems.ts';
import { countKinds, cut, normalize, STRIPS, type StripName, type Unit } from './units.ts';

/** Everything that chapter 1 shows. */
export interface UnitModel extends Model<UnitFields> {
  readonly strips: ReadonlySignal<Readonly<Record<StripName, readonly Unit[]>>>;
  /** The text that merges are learned from, normalized. */
  readonly corpus: ReadonlySignal<string>;
  /** All merges that the player can reach. */
  readonly merges: ReadonlySignal<readonly Merge[]>;
  /** Those learned so far. */
  readonly learned: ReadonlySignal<readonly Merge[]>;
}

/** The stemmers, once they have been fetched: one for all models of the page. */
const stems = signal<{ readonly korean: Stem; readonly english: Stem } | undefined>(undefined);
let fetching: Promise<void> | undefined;

/** Fetches the stemmers, once. */
function fetchStems(): Promise<void> {
  fetching ??= import('./stemmers.ts').then(({ createStems }) => {
    stems.value = createStems();
  });
  return fetching;
}

/** The chapter at a state that stays: for numbers of the prose that must not change with the picture. */
export function createStillModel(values: Partial<Values<UnitFields>>): UnitModel {
  const state = createState(FIELDS);
  state.patch(values);
  return computeUnits(state);
}

/** Computes chapter 1 from its state. On the page it fetches the stemmers at once. */
export function createUnitModel(state: State<UnitFields>): UnitModel {
  const loaded = typeof document === 'undefined' ? undefined : fetchStems();
  return { ...computeUnits(state), ...(loaded !== undefined && { loaded }) };
}

function computeUnits(state: State<UnitFields>): UnitModel {
  const { text, normalize: how, corpus: corpusName, step } = state.signals;
  const source = computed(() => normalize(text.value, how.value));
  const corpus = computed(
    () =>
      normalize(corpusName.value === 'own' ? text.value : DIARIES[corpusName.value], how.value)
        .text,
  );
  const all = computed(() => learnMerges(corpus.value, MOST_MERGES));
  const merges = computed(() => all.value.merges);
  const limit = computed(() => merges.value.length);
  const player = createPlayer({ step, limit });
  // Another text may have fewer pairs to merge.
  effect(() => {
    if (step.value > limit.value) step.value = limit.value;
  });
  const learned = computed(() => merges.value.slice(0, step.value));
  const strips = computed(() => {
    const fetched = stems.value;
    const stem = isKorean(text.value) ? fetched?.korean : fetched?.english;
    const bpe = { letters: all.value.letters, merges: learned.value };
    return cut(source.value, bpe, stem ?? stemOfFirstText);
  });
  const tables = computed((): readonly NumberTable[] => [
    ...STRIPS.map((id) => {
      const kinds = [...countKinds(strips.value[id]).keys()];
      const units = strips.value[id];
      return {
        ...{ id, rows: units.map((unit) => unit.text), columns: ['i', 'j', 'k'] },
        values: units.map((unit) => [unit.start, unit.end, kinds.indexOf(unit.text) + 1]),
      };
    }),
    {
      id: 'merges',
      rows: learned.value.map(({ left, right }) => `${left} + ${right}`),
      columns: ['a', 'b', 'n'],
      values: learned.value.map(({ numbers, count }) => [...numbers, count]),
    },
  ]);
  return { state, player, tables, strips, corpus, merges, learned };
}
