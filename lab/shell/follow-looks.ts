import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Found, JobName, Jobs, Look } from '../worker/job-looks.ts';
import type { TrainingClient } from '../worker/training-client.ts';

/** What a picture has a worker look at. */
export interface LooksOptions<J extends JobName, L extends Look<J>> {
  readonly job: J;
  /** Names what is opened: another key opens another. Undefined: the picture needs no worker now. */
  readonly key: ReadonlySignal<string | undefined>;
  /** What the job needs; undefined where it is there no more. */
  readonly open: (key: string) => Promise<Jobs[J]['spec'] | undefined>;
  readonly look: ReadonlySignal<L>;
}

/** What was found, as signals. */
export interface Looks<J extends JobName, L extends Look<J>> {
  readonly found: ReadonlySignal<Found<J, L> | undefined>;
  /** Why there is nothing: `gone` where what was to be opened is there no more, else what `ErrorSentence` says. */
  readonly problem: ReadonlySignal<unknown>;
  readonly busy: ReadonlySignal<boolean>;
  /** Asks the worker once more, for the same or for something else. */
  readonly ask: (at?: L) => Promise<Found<J, L>>;
}

/** How long a text must rest before it is read. */
const REST_MS = 120;

/** Opens something in a worker, and has it looked at whenever the picture wants to see something else. */
export function followLooks<J extends JobName, L extends Look<J>>({
  job,
  key,
  open,
  look,
}: LooksOptions<J, L>): Looks<J, L> {
  const found = signal<Found<J, L> | undefined>(undefined);
  const problem = signal<unknown>(undefined);
  const busy = signal(key.peek() !== undefined);
  const client = signal<TrainingClient<J> | undefined>(undefined);
  const fail = (error: unknown): void => {
    batch(() => {
      found.value = undefined;
      problem.value = error;
      busy.value = false;
    });
  };
  const start = async (wanted: string): Promise<void> => {
    const [spec, { startTraining }] = await Promise.all([
      open(wanted),
      import('../worker/training-client.ts'),
    ]);
    if (key.peek() !== wanted) return;
    if (spec === undefined) return fail('gone');
    client.value = startTraining(
      { job, spec },
      { onLosses: () => {}, onFailure: (error) => fail(error ?? 'lost') },
    );
  };
  const read = async (by: TrainingClient<J>, wanted: L): Promise<void> => {
    const isCurrent = (): boolean => client.peek() === by && look.peek() === wanted;
    try {
      const value = await by.look(wanted);
      if (!isCurrent()) return;
      batch(() => {
        found.value = value;
        problem.value = undefined;
        busy.value = false;
      });
    } catch (error) {
      if (isCurrent()) fail(error);
    }
  };
  if (typeof document !== 'undefined') {
    effect(() => {
      const wanted = key.value;
      client.peek()?.stop();
      batch(() => {
        client.value = undefined;
        found.value = undefined;
        problem.value = undefined;
        busy.value = wanted !== undefined;
      });
      if (wanted === undefined) return;
      start(wanted).catch(() => {
        if (key.peek() === wanted) fail('unreachable');
      });
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const wanted = look.value;
      const now = client.value;
      if (now === undefined) return;
      busy.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => read(now, wanted), found.peek() === undefined ? 0 : REST_MS);
    });
  }
  return {
    ...{ found, problem, busy },
    ask: async (at = look.peek()) => {
      const value = await client.peek()?.look(at);
      if (value === undefined) throw new Error('Nothing is open.');
      return value;
    },
  };
}

/** A look that stays the same object while its content does: what else changes in the state asks for nothing. */
export function onlyWhenNew<T>(make: () => T): ReadonlySignal<T> {
  const content = computed(() => JSON.stringify(make()));
  return computed(() => JSON.parse(content.value));
}
