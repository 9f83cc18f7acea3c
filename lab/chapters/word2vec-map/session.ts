// The live training of chapter 5: what has come of it so far, as signals.
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { followRested } from '../../shell/follow-rested.ts';
import type { Neighbors, Word2VecSpec, WordMap, WordsFound } from '../../worker/job-looks.ts';
import { startTraining, type TrainingClient } from '../../worker/training-client.ts';
import { STEPS } from '../../worker/word-settings.ts';

/** Neighbors that are listed of each word. */
export const NEAR = 8;

/** What a session follows. */
export interface SessionOptions {
  /** The vectors to train; undefined while their text is being fetched. Others start another training. */
  readonly spec: ReadonlySignal<Word2VecSpec | undefined>;
  readonly probes: ReadonlySignal<readonly string[]>;
  /** The step that is shown: the training goes on until there, and a little farther while it plays. */
  readonly step: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
}

/** A training as the picture sees it. */
export interface Session {
  readonly words: ReadonlySignal<WordsFound | undefined>;
  /** The map after each step that is done. */
  readonly maps: ReadonlySignal<readonly WordMap[]>;
  /** The neighbors at the step that is shown, or the last that were found. */
  readonly neighbors: ReadonlySignal<readonly Neighbors[]>;
  /** Whether the picture still waits for what it shows. */
  readonly waits: ReadonlySignal<boolean>;
  /** Why there is nothing to see: an error of the worker as data. */
  readonly problem: ReadonlySignal<unknown>;
}

/** Steps that the training runs ahead of the picture while it plays. */
const AHEAD = 8;

/** Milliseconds from one map to the next on the way: ten a second. */
const BETWEEN_MAPS_MS = 100;

type Client = TrainingClient<'word2vec'>;

/** Follows the state with a training in the worker; where there is no page, nothing trains. */
export function createSession({ spec, probes, step, playing }: SessionOptions): Session {
  const client = signal<Client | undefined>(undefined);
  const words = signal<WordsFound | undefined>(undefined);
  const maps = signal<readonly WordMap[]>([]);
  const found = signal<{ key: string; neighbors: readonly Neighbors[] }>({
    key: '',
    neighbors: [],
  });
  const problem = signal<unknown>(undefined);
  const asking = signal(false);

  const key = computed(() => JSON.stringify([step.value, probes.value]));
  const isThere = computed(() => maps.value.length > step.value);
  const waits = computed(
    () =>
      problem.value === undefined &&
      !(words.value !== undefined && isThere.value && found.value.key === key.value),
  );

  const clear = (): void => {
    client.peek()?.stop();
    batch(() => {
      client.value = undefined;
      words.value = undefined;
      maps.value = [];
      found.value = { key: '', neighbors: [] };
      problem.value = undefined;
      asking.value = false;
    });
  };
  /** Asks the worker one thing after the other, as long as the training is this one. */
  const ask = async (by: Client, what: () => Promise<void>): Promise<void> => {
    asking.value = true;
    try {
      await what();
    } catch (error) {
      if (client.peek() === by) problem.value = error ?? 'lost';
    } finally {
      if (client.peek() === by) asking.value = false;
    }
  };
  const done = signal(0);
  const begin = (wanted: Word2VecSpec): void => {
    const started = startTraining(
      { job: 'word2vec', spec: wanted },
      {
        onLosses: (from, more) => {
          if (client.peek() === started) done.value = from + more.length - 1;
        },
        onFailure: (error) => {
          if (client.peek() === started) problem.value = error ?? 'lost';
        },
        onRevival: () => {
          if (client.peek() === started) maps.value = [];
        },
      },
    );
    done.value = 0;
    client.value = started;
    ask(started, async () => {
      const all = await started.look({ what: 'words' });
      if (client.peek() === started) words.value = all;
    });
  };

  if (typeof document !== 'undefined') {
    followRested(spec, { clear, begin });
    effect(() => {
      const now = client.value;
      if (now === undefined || problem.value !== undefined) return;
      now.runTo(Math.min(STEPS, step.value + (playing.value ? AHEAD : 0)));
      if (asking.value || words.value === undefined) return;
      const from = maps.value.length;
      if (from <= done.value) {
        ask(now, async () => {
          const more = await now.look({ what: 'maps', from });
          if (client.peek() === now) maps.value = [...maps.peek().slice(0, from), ...more];
          // On the way to a far step the map need not show each.
          if (done.peek() < step.peek()) await rest(BETWEEN_MAPS_MS);
        });
      } else if (isThere.value && found.value.key !== key.value) {
        const [wantedKey, at, of] = [key.value, step.value, probes.value];
        ask(now, async () => {
          const neighbors = await now.look({
            ...{ what: 'neighbors', step: at, probes: of, count: NEAR },
          });
          if (client.peek() === now) found.value = { key: wantedKey, neighbors };
        });
      }
    });
  }
  return { words, maps, waits, problem, neighbors: computed(() => found.value.neighbors) };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
