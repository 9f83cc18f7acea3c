// The model that is looked into, open in a worker: what it did while it read the text, as a signal.
import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ModelTrace, TraceLook } from '../../worker/protocol.ts';
import type { TrainingClient } from '../../worker/training-client.ts';
import small from './small-model.malmoi?url';

/** What was read. */
export interface Reader {
  readonly trace: ReadonlySignal<ModelTrace | undefined>;
  readonly problem: ReadonlySignal<unknown>;
  readonly busy: ReadonlySignal<boolean>;
  /** Reads the text once more. */
  readonly readAgain: () => Promise<ModelTrace>;
}

/** How long a text must rest before it is read. */
const REST_MS = 120;

/** The address of the small model that comes with the lab. */
export function smallModelAddress(): string {
  return typeof location === 'undefined' ? small : new URL(small, location.href).href;
}

async function fileOf(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (hash === '') return new Uint8Array(await (await fetch(smallModelAddress())).arrayBuffer());
  const { readModel } = await import('../../bench-of-models/store.ts');
  return readModel(hash);
}

/** Opens the model, and reads each text that it is given. */
export function createReader({
  model,
  look,
}: {
  readonly model: ReadonlySignal<string>;
  readonly look: ReadonlySignal<TraceLook>;
}): Reader {
  const trace = signal<ModelTrace | undefined>(undefined);
  const problem = signal<unknown>(undefined);
  const busy = signal(true);
  const client = signal<TrainingClient<'trained-model'> | undefined>(undefined);
  if (typeof document !== 'undefined') {
    effect(() => {
      const hash = model.value;
      client.peek()?.stop();
      batch(() => {
        client.value = undefined;
        trace.value = undefined;
        problem.value = undefined;
        busy.value = true;
      });
      open(hash);
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const wanted = look.value;
      const now = client.value;
      if (now === undefined) return;
      busy.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => read(now, wanted), trace.peek() === undefined ? 0 : REST_MS);
    });
  }

  const fail = (error: unknown): void => {
    batch(() => {
      trace.value = undefined;
      problem.value = error;
      busy.value = false;
    });
  };
  async function open(hash: string): Promise<void> {
    const [bytes, { startTraining }] = await Promise.all([
      fileOf(hash),
      import('../../worker/training-client.ts'),
    ]);
    if (model.peek() !== hash) return;
    if (bytes === undefined) return fail('gone');
    client.value = startTraining(
      { job: 'trained-model', spec: { bytes } },
      { onLosses: () => {}, onFailure: (error) => fail(error ?? 'gone') },
    );
  }
  async function read(by: TrainingClient<'trained-model'>, wanted: TraceLook): Promise<void> {
    const isCurrent = (): boolean => client.peek() === by && look.peek() === wanted;
    try {
      const found = await by.look(wanted);
      if (!isCurrent()) return;
      batch(() => {
        trace.value = found;
        problem.value = undefined;
        busy.value = false;
      });
    } catch (error) {
      if (isCurrent()) fail(error);
    }
  }
  const readAgain = async (): Promise<ModelTrace> => {
    const found = await client.peek()?.look(look.peek());
    if (found === undefined) throw new Error('No model is open.');
    return found;
  };
  return { trace, problem, busy, readAgain };
}
