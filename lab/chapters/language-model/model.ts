import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { showJamo } from '../../parts/show-jamo.ts';
import type { Model, NumberTable } from '../../shell/chapter.ts';
import { chosenText } from '../../shell/chosen-text.ts';
import { createPlayer } from '../../shell/player.ts';
import type { State } from '../../shell/state.ts';
import { whenIdle } from '../../shell/when-idle.ts';
import type { DrawLook, Drawn, LanguageModelSpec } from '../../worker/job-looks.ts';
import {
  type Candidate,
  joinLetters,
  type Letter,
  shapeCandidates,
  surpriseOf,
} from './sampling.ts';
import { createSession, type Session } from './session.ts';
import { type LanguageModelFields, LENGTH, MOMENTS } from './state.ts';
import { FILES } from './texts.ts';

/** Units whose probabilities are drawn as bars. */
export const BARS = 8;

/** A text as it was drawn after a step. */
export interface Moment {
  readonly step: number;
  readonly letters: readonly Letter[];
  readonly drawn: Drawn;
  /** Of each unit, in bits. */
  readonly surprise: readonly number[];
}

/** Everything that chapter 10 shows. */
export interface LanguageModelModel extends Model<LanguageModelFields> {
  readonly session: Session;
  readonly spec: ReadonlySignal<LanguageModelSpec | undefined>;
  readonly sampling: ReadonlySignal<Omit<DrawLook, 'what' | 'step'>>;
  /** The moments that the step has come to and that are drawn. */
  readonly moments: ReadonlySignal<readonly Moment[]>;
  /** The moment whose expectation is shown. */
  readonly focus: ReadonlySignal<Moment | undefined>;
  /** What the model expected at the chosen place, the likeliest first. */
  readonly candidates: ReadonlySignal<readonly Candidate[]>;
  readonly busy: ReadonlySignal<boolean>;
  /** The steps at which texts are drawn in this training. */
  readonly stops: ReadonlySignal<readonly number[]>;
}

/** Names a unit so that one sees it: jamo that stand alone as fonts draw them. */
export function showUnit(text: string | undefined): string {
  if (text === '\n') return '↵';
  if (text === ' ') return '␣';
  return text === undefined ? '' : (showJamo(text) ?? text);
}

/** The prompt as the model reads it. */
export function promptOf(prompt: string): string {
  return prompt === '' ? '\n' : prompt;
}

/** Computes chapter 10 from its state. */
export function createLanguageModelModel(state: State<LanguageModelFields>): LanguageModelModel {
  const { text, own, units, cell, hidden, steps, seed, step, at, letter } = state.signals;
  const { prompt, temperature, topK, topP, draw } = state.signals;
  const source = chosenText(FILES, { text, own });
  const spec = computed((): LanguageModelSpec | undefined => {
    if (source.value === undefined) return undefined;
    return {
      ...{ text: source.value, units: units.value, cell: cell.value, hiddenSize: hidden.value },
      ...{ steps: steps.value, seed: seed.value },
    };
  });
  const shape = computed(() => ({
    ...{ temperature: temperature.value, topK: topK.value, topP: topP.value },
  }));
  const sampling = computed(() => ({
    ...{ prompt: promptOf(prompt.value), length: LENGTH, seed: draw.value },
    ...shape.value,
  }));
  const catchesUp = signal(false);
  const player = createPlayer({
    ...{ step, limit: steps, strides: [1, 10, 50], seed, waits: catchesUp },
    pace: Number.POSITIVE_INFINITY,
  });
  const session = createSession({ spec, sampling, step, playing: player.playing });
  effect(() => {
    catchesUp.value = session.waits.value;
  });
  // A shorter training ends sooner.
  effect(() => {
    if (step.value > steps.value) step.value = steps.value;
  });
  const stops = computed(() => MOMENTS.filter((one) => one <= steps.value));
  const moments = computed((): readonly Moment[] => {
    const names = session.units.value;
    return stops.value.flatMap((one) => {
      const drawn = session.moments.value.get(one);
      if (drawn === undefined || one > step.value) return [];
      const surprise = Array.from(drawn.ids, (id, i) => surpriseOf(logitsAt(drawn, i), id));
      const letters = joinLetters(Array.from(drawn.ids, (id) => names[id] ?? ''));
      return [{ step: one, letters, drawn, surprise }];
    });
  });
  const focus = computed(
    () => moments.value.find((one) => one.step === at.value) ?? moments.value.at(-1),
  );
  const candidates = computed(() =>
    focus.value === undefined
      ? []
      : shapeCandidates(logitsAt(focus.value.drawn, letter.value), shape.value),
  );
  const tables = computed((): readonly NumberTable[] => {
    const places = Array.from({ length: LENGTH }, (_, i) => String(i + 1));
    const names = session.units.value;
    const rows = moments.value.map((one) => String(one.step));
    const bars = candidates.value.slice(0, BARS);
    const losses = session.losses.value.slice(0, step.value);
    return [
      {
        ...{ id: 'losses', rows: losses.map((_, i) => String(i + 1)), columns: ['L'] },
        values: losses.map((loss) => [loss]),
      },
      {
        ...{ id: 'next', columns: ['z', 'p', 'q'] },
        rows: bars.map(({ id }) => showUnit(names[id])),
        values: bars.map(({ logit, expected, drawn }) => [logit, expected, drawn]),
      },
      {
        ...{ id: 'letters', rows, columns: places },
        values: moments.value.map(({ drawn }) => Array.from(drawn.ids)),
      },
      {
        ...{ id: 'surprise', rows, columns: places },
        values: moments.value.map(({ surprise }) => surprise),
      },
    ];
  });
  return {
    ...{ state, player, tables, session, spec, sampling, moments, focus, candidates, stops },
    busy: session.waits,
    get loaded() {
      return whenIdle(session.waits);
    },
  };
}

/** The logits by which a unit of a drawn text was drawn. */
export function logitsAt({ ids, logits }: Drawn, place: number): Float32Array {
  const size = logits.length / ids.length;
  return logits.subarray(place * size, (place + 1) * size);
}
