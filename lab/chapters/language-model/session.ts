// The live training of chapter 10: what has come of it so far, as signals.
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { followRested } from '../../shell/follow-rested.ts';
import type { DrawLook, Drawn, LanguageModelSpec } from '../../worker/job-looks.ts';
import { startTraining, type TrainingClient } from '../../worker/training-client.ts';
import { MOMENTS } from './state.ts';

type Sampling = Omit<DrawLook, 'what' | 'step'>;

/** What a session follows. */
export interface SessionOptions {
  /** The model to train; undefined while its text is being fetched. Another one starts another training. */
  readonly spec: ReadonlySignal<LanguageModelSpec | undefined>;
  readonly sampling: ReadonlySignal<Sampling>;
  /** The step that is shown: the training goes on until there, and a little farther while it plays. */
  readonly step: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
}

/** A training as the picture sees it. */
export interface Session {
  /** Steps that are done. */
  readonly trained: ReadonlySignal<number>;
  /** The loss of each step that is done. */
  readonly losses: ReadonlySignal<readonly number[]>;
  /** The text of each unit, by number. */
  readonly units: ReadonlySignal<readonly string[]>;
  /** What was drawn at each moment, by its step. */
  readonly moments: ReadonlySignal<ReadonlyMap<number, Drawn>>;
  /** Whether the picture still waits for what it shows. */
  readonly waits: ReadonlySignal<boolean>;
  /** Why there is nothing to see: an error of the worker as data. */
  readonly problem: ReadonlySignal<unknown>;
  /** Steps from which the training went on after its worker was lost. */
  readonly revived: ReadonlySignal<readonly number[]>;
  /** The training itself, once it has begun. */
  readonly client: ReadonlySignal<TrainingClient<'language-model'> | undefined>;
}

/** Steps that the training runs ahead of the picture while it plays. */
const AHEAD = 40;

/** Begins no training where there is no page. */
const hasPage = typeof document !== 'undefined';

/** Follows the state with a training in the worker. */
export function createSession({ spec, sampling, step, playing }: SessionOptions): Session {
  const trained = signal(0);
  const losses = signal<readonly number[]>([]);
  const units = signal<readonly string[]>([]);
  /** With the key of the sampling that it was drawn by. */
  const drawn = signal<ReadonlyMap<number, { key: string; value: Drawn }>>(new Map());
  const problem = signal<unknown>(undefined);
  const revived = signal<readonly number[]>([]);
  const client = signal<TrainingClient<'language-model'> | undefined>(undefined);
  const asking = signal(false);

  const key = computed(() => JSON.stringify(sampling.value));
  /** The moments of this picture that are not drawn as the state says. */
  const missing = computed(() =>
    MOMENTS.filter((at) => at <= step.value && drawn.value.get(at)?.key !== key.value),
  );
  const waits = computed(
    () =>
      problem.value === undefined &&
      (units.value.length === 0 || trained.value < step.value || missing.value.length > 0),
  );
  const moments = computed(
    () => new Map(Array.from(drawn.value, ([at, { value }]) => [at, value] as const)),
  );

  const clear = (): void => {
    client.peek()?.stop();
    batch(() => {
      client.value = undefined;
      trained.value = 0;
      losses.value = [];
      units.value = [];
      drawn.value = new Map();
      problem.value = undefined;
      revived.value = [];
      asking.value = false;
    });
  };
  const begin = (wanted: LanguageModelSpec): void => {
    const started = startTraining(
      { job: 'language-model', spec: wanted },
      {
        onLosses: (from, more) => {
          if (client.peek() !== started) return;
          batch(() => {
            losses.value = [...losses.peek().slice(0, from - 1), ...more];
            trained.value = losses.peek().length;
          });
        },
        onFailure: (error) => {
          if (client.peek() === started) problem.value = error ?? 'lost';
        },
        onRevival: (from) => {
          batch(() => {
            revived.value = [...revived.peek(), from];
            losses.value = losses.peek().slice(0, from);
            trained.value = from;
          });
        },
      },
    );
    client.value = started;
    started.look({ what: 'units' }).then(
      (names) => {
        if (client.peek() === started) units.value = names;
      },
      () => {},
    );
  };
  const draw = async (
    at: number,
    by: TrainingClient<'language-model'>,
    name: string,
  ): Promise<void> => {
    asking.value = true;
    try {
      const value = await by.look({ what: 'draw', step: at, ...sampling.peek() });
      if (client.peek() !== by) return;
      batch(() => {
        drawn.value = new Map(drawn.peek()).set(at, { key: name, value });
        if (problem.peek() !== undefined) problem.value = undefined;
      });
    } catch (error) {
      if (client.peek() === by) problem.value = error ?? 'lost';
    } finally {
      if (client.peek() === by) asking.value = false;
    }
  };

  if (hasPage) {
    followRested(spec, { clear, begin });
    // Another prompt may be one that the model can read.
    effect(() => {
      key.value;
      if (client.peek() !== undefined) problem.value = undefined;
    });
    effect(() => {
      const now = client.value;
      if (now === undefined || problem.value !== undefined) return;
      const wanted = step.value + (playing.value ? AHEAD : 0);
      const hold = MOMENTS.find((at) => !drawn.value.has(at)) ?? Number.POSITIVE_INFINITY;
      const steps = spec.peek()?.steps ?? 0;
      now.runTo(Math.min(wanted, hold, steps));
      if (asking.value) return;
      const due = trained.value === hold ? hold : missing.value.find((at) => drawn.value.has(at));
      if (due !== undefined) draw(due, now, key.value);
    });
  }
  return { trained, losses, units, moments, waits, problem, revived, client };
}
