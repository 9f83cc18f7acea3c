// The race as it runs in the worker: what has come of it so far, as signals.
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { followRested } from '../../shell/follow-rested.ts';
import type { Racer, RaceSpec } from '../../worker/job-looks.ts';
import type { TrainingClient } from '../../worker/training-client.ts';

/** What a race follows. */
export interface RaceOptions {
  /** Whether a race is shown. */
  readonly isShown: ReadonlySignal<boolean>;
  /** Undefined while none is, or its text is being fetched. Another one starts anew. */
  readonly spec: ReadonlySignal<RaceSpec | undefined>;
  readonly step: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
}

/** A race as the picture sees it. */
export interface Race {
  readonly racers: ReadonlySignal<readonly Racer[]>;
  readonly waits: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<unknown>;
  readonly client: ReadonlySignal<TrainingClient<'race'> | undefined>;
}

/** Steps that the training runs ahead of the picture while it plays. */
const AHEAD = 20;

/** Follows the state with a race in the worker; where there is no page, nothing trains. */
export function createRace({ isShown, spec, step, playing }: RaceOptions): Race {
  const client = signal<TrainingClient<'race'> | undefined>(undefined);
  const racers = signal<readonly Racer[]>([]);
  const problem = signal<unknown>(undefined);
  /** Steps that the worker has told of. */
  const done = signal(0);
  const asking = signal(false);
  const seen = computed(() => racers.value.at(-1)?.losses.length ?? -1);
  const waits = computed(
    () => isShown.value && problem.value === undefined && seen.value < step.value,
  );
  const clear = (): void => {
    client.peek()?.stop();
    batch(() => {
      client.value = undefined;
      racers.value = [];
      problem.value = undefined;
      done.value = 0;
      asking.value = false;
    });
  };
  const begin = async (wanted: RaceSpec): Promise<void> => {
    const { startTraining } = await import('../../worker/training-client.ts');
    if (spec.peek() !== wanted) return;
    const started = startTraining(
      { job: 'race', spec: wanted },
      {
        onLosses: (from, more) => {
          if (client.peek() === started) done.value = from + more.length - 1;
        },
        onFailure: (error) => {
          if (client.peek() === started) problem.value = error ?? 'lost';
        },
        // What it has saved is asked for again.
        onRevival: () => {
          done.value = 0;
          racers.value = [];
        },
      },
    );
    client.value = started;
  };
  const ask = async (by: TrainingClient<'race'>, from: number): Promise<void> => {
    asking.value = true;
    try {
      const more = await by.look({ what: 'race', from });
      const before = racers.peek();
      // A worker that goes on for a lost one answers what that one was asked.
      if (client.peek() !== by || (before[0]?.losses.length ?? 0) < from) return;
      racers.value = more.map((racer, i) => ({
        ...racer,
        losses: [...(before[i]?.losses.slice(0, from) ?? []), ...racer.losses],
      }));
    } catch (error) {
      if (client.peek() === by) problem.value = error ?? 'lost';
    } finally {
      if (client.peek() === by) asking.value = false;
    }
  };
  if (typeof document !== 'undefined') {
    followRested(spec, { clear, begin });
    effect(() => {
      const now = client.value;
      if (now === undefined || problem.value !== undefined) return;
      const steps = spec.peek()?.steps ?? 0;
      now.runTo(Math.min(steps, step.value + (playing.value ? AHEAD : 0)));
      if (!asking.value && seen.value < done.value) ask(now, Math.max(0, seen.value));
      else if (!asking.value && seen.value < 0) ask(now, 0);
    });
  }
  return { racers, waits, problem, client };
}
