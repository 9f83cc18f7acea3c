// A training of a chapter's model in the tab: where it stands is part of the state, so that it is the same for everyone.
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Found, JobName, Jobs, Look } from '../worker/job-looks.ts';
import type { TrainingClient } from '../worker/training-client.ts';
import { followRested } from './follow-rested.ts';

/** What a training follows. */
export interface TrainingHereOptions<J extends JobName, L extends Look<J>> {
  readonly job: J;
  readonly spec: ReadonlySignal<Jobs[J]['spec']>;
  /** Updates after which the model is shown; −1: the chapter's own, which is trained already. */
  readonly updates: Signal<number>;
  /** Updates of the whole training. */
  readonly limit: ReadonlySignal<number>;
  /** Updates from one picture to the next while it goes on. */
  readonly stride: ReadonlySignal<number>;
  /** What is taken of the model at each picture. */
  readonly look: L;
}

/** A training as the chapter sees it. */
export interface TrainingHere<T> {
  readonly updates: Signal<number>;
  readonly limit: ReadonlySignal<number>;
  readonly stride: ReadonlySignal<number>;
  /** What the model is after the updates that are shown, or, until they are done, what it was before. */
  readonly found: ReadonlySignal<T | undefined>;
  readonly losses: ReadonlySignal<readonly number[]>;
  readonly playing: ReadonlySignal<boolean>;
  readonly waits: ReadonlySignal<boolean>;
  /** Why it cannot go on: an error as data. */
  readonly problem: ReadonlySignal<unknown>;
  /** Begins, goes on, or holds. */
  toggle(): void;
  /** Back to the chapter's own model. */
  leave(): void;
}

/** Trains in the worker, as far as the state says; what was seen on the way is kept, so that going back is at once. */
export function createTrainingHere<J extends JobName, L extends Look<J>>(
  options: TrainingHereOptions<J, L>,
): TrainingHere<Found<J, L>> {
  const { job, spec, updates, limit, stride, look } = options;
  const client = signal<TrainingClient<J> | undefined>(undefined);
  const seen = signal<ReadonlyMap<number, Found<J, L>>>(new Map());
  /** With the key of its training: another one's is never shown in its place. */
  const latest = signal<{ key: string; value: Found<J, L> } | undefined>(undefined);
  const key = computed(() => JSON.stringify(spec.value));
  const losses = signal<readonly number[]>([]);
  const problem = signal<unknown>(undefined);
  const playing = signal(false);
  const asking = signal(false);
  const isHere = computed(() => updates.value >= 0);
  const trained = computed(() => losses.value.length);
  const waits = computed(
    () => isHere.value && problem.value === undefined && !seen.value.has(updates.value),
  );
  const stop = (): void => {
    client.peek()?.stop();
    batch(() => {
      client.value = undefined;
      losses.value = [];
      asking.value = false;
    });
  };
  const begin = async (wanted: Jobs[J]['spec']): Promise<void> => {
    const { startTraining } = await import('../worker/training-client.ts');
    if (client.peek() !== undefined || !isHere.peek()) return;
    const started = startTraining(
      { job, spec: wanted },
      {
        onLosses: (from, more) => {
          if (client.peek() !== started) return;
          losses.value = [...losses.peek().slice(0, from - 1), ...more];
        },
        onFailure: (error) => {
          if (client.peek() === started) problem.value = error ?? 'lost';
        },
        onRevival: (from) => {
          losses.value = losses.peek().slice(0, from);
        },
      },
    );
    client.value = started;
  };
  const take = async (by: TrainingClient<J>, at: number): Promise<void> => {
    asking.value = true;
    try {
      const value = await by.look(look);
      // A worker that goes on for a lost one answers before it has come here.
      if (client.peek() !== by || trained.peek() < at) return;
      batch(() => {
        seen.value = new Map(seen.peek()).set(at, value);
        latest.value = { key: key.peek(), value };
      });
    } catch (error) {
      if (client.peek() === by) problem.value = error ?? 'lost';
    } finally {
      if (client.peek() === by) asking.value = false;
    }
  };
  if (typeof document !== 'undefined') {
    followRested(
      computed(() => (isHere.value ? spec.value : undefined)),
      {
        clear: () => {
          stop();
          seen.value = new Map();
          latest.value = undefined;
          problem.value = undefined;
          if (!isHere.peek()) playing.value = false;
        },
        begin,
      },
    );
    // A shorter training ends sooner.
    effect(() => {
      if (updates.value > limit.value) updates.value = limit.value;
    });
    effect(() => {
      const now = client.value;
      const wanted = updates.value;
      if (now === undefined || problem.value !== undefined || wanted < 0) return;
      const known = seen.value.get(wanted);
      if (known !== undefined) latest.value = { key: key.peek(), value: known };
      else if (trained.value > wanted) {
        // It has passed this place without looking: the same training once more comes there.
        stop();
        begin(spec.peek());
      } else if (trained.value < wanted) now.runTo(Math.min(limit.value, wanted));
      else if (!asking.value) take(now, wanted);
    });
    effect(() => {
      if (!playing.value || waits.value) return;
      if (updates.value >= limit.value) playing.value = false;
      // What has come is drawn first.
      else requestAnimationFrame(goOn);
    });
  }
  const goOn = (): void => {
    if (playing.peek() && !waits.peek()) {
      updates.value = Math.min(limit.peek(), updates.peek() + stride.peek());
    }
  };
  return {
    ...{ updates, limit, stride, losses, playing, waits, problem },
    found: computed(() =>
      isHere.value && latest.value?.key === key.value ? latest.value.value : undefined,
    ),
    toggle: () => {
      if (playing.value) playing.value = false;
      else {
        batch(() => {
          if (updates.value < 0 || updates.value >= limit.value) updates.value = 0;
          playing.value = true;
        });
      }
    },
    leave: () => {
      playing.value = false;
      updates.value = -1;
    },
  };
}
