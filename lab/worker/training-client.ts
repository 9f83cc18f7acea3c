// The page's side of the protocol: a training that goes on in the lab worker, also when the worker is lost.
import type { Found, JobName, Jobs, Look } from './job-looks.ts';
import type { Checkpoint, ToPage, ToWorker } from './protocol.ts';
import { POINT_FIELDS } from './protocol.ts';

/** A training in the worker, as a page holds it. */
export interface TrainingClient<J extends JobName> {
  /** Trains up to this step, and holds there. */
  runTo(step: number): void;
  /** Looks at the model between two steps. Rejects with the worker's error, or when the training is stopped. */
  look<L extends Look<J>>(at: L): Promise<Found<J, L>>;
  /** Stops, and gives the worker's memory back. */
  stop(): void;
}

/** What a page is told of its training. */
export interface TrainingListener {
  /** Losses of steps in a row, from this step. */
  readonly onLosses: (step: number, losses: readonly number[]) => void;
  /** The training cannot begin or go on: an error as data, or undefined where no worker lives. */
  readonly onFailure: (error: unknown) => void;
  /** A lost worker is replaced, and the training goes on from its last checkpoint. */
  readonly onRevival?: (step: number) => void;
}

/** Milliseconds between two signs of life that are asked for. */
const PING_MS = 1_000;

/** Milliseconds of silence after which a worker counts as lost; it doubles each time. */
const PATIENCE_MS = 8_000;

/** Workers that are begun with, before the training is given up. */
const MOST_LIVES = 4;

/** Milliseconds for a stopped worker to end by itself. */
const LAST_MS = 1_000;

/** Starts a training in a worker of its own; it holds before its first step. */
export function startTraining<J extends JobName>(
  { job, spec }: { job: J; spec: Jobs[J]['spec'] },
  { onLosses, onFailure, onRevival }: TrainingListener,
): TrainingClient<J> {
  const looks = new Map<number, Pending>();
  let worker: Worker;
  let checkpoint: Checkpoint | undefined;
  let until = 0;
  let nextLook = 0;
  let lives = 0;
  /** When the sign of life that has not come yet was asked for. */
  let asked: number | undefined;
  let ended = false;

  const post = (message: ToWorker): void => worker.postMessage(message);
  const end = (error?: unknown): void => {
    ended = true;
    clearInterval(pulse);
    for (const { reject } of looks.values()) reject(error);
    looks.clear();
  };
  const live = (): void => {
    lives += 1;
    asked = undefined;
    worker = new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<ToPage>) => hear(data);
    worker.onerror = revive;
    post({
      kind: 'start',
      run: RUN,
      job,
      spec,
      ...(checkpoint && { from: checkpoint }),
    } as ToWorker);
    post({ kind: 'pace', run: RUN, until });
    for (const [id, { at }] of looks) post({ kind: 'look', id, run: RUN, at });
  };
  const revive = (): void => {
    if (ended) return;
    worker.terminate();
    if (lives >= MOST_LIVES) {
      end();
      onFailure(undefined);
      return;
    }
    onRevival?.(checkpoint?.step ?? 0);
    live();
  };
  const hear = (message: ToPage): void => {
    asked = undefined;
    switch (message.kind) {
      case 'frame': {
        const { points } = message;
        const losses = points.filter((_, i) => i % POINT_FIELDS === 1);
        onLosses(points[0] ?? 0, Array.from(losses));
        requestAnimationFrame(() => {
          if (!ended) post({ kind: 'credit', run: RUN, frames: 1 });
        });
        return;
      }
      case 'result':
        looks.get(message.id)?.resolve(message.value);
        looks.delete(message.id);
        return;
      case 'checkpoint':
        checkpoint = message.checkpoint;
        return;
      case 'failure':
        if (message.id === undefined) {
          end(message.error);
          worker.terminate();
          onFailure(message.error);
          return;
        }
        looks.get(message.id)?.reject(message.error);
        looks.delete(message.id);
        return;
      case 'end':
        worker.terminate();
    }
  };
  const pulse = setInterval(() => {
    // In a hidden tab timers are late: silence counts from the question.
    const silence = asked === undefined ? 0 : performance.now() - asked;
    if (silence > PATIENCE_MS * 2 ** (lives - 1)) return revive();
    asked ??= performance.now();
    post({ kind: 'ping' });
  }, PING_MS);
  live();
  return {
    runTo: (step) => {
      if (ended || step === until) return;
      until = step;
      post({ kind: 'pace', run: RUN, until });
    },
    look: (at) =>
      new Promise((resolve, reject) => {
        if (ended) return reject();
        const id = nextLook++;
        looks.set(id, { at, resolve, reject } as Pending);
        post({ kind: 'look', id, run: RUN, at });
      }),
    stop: () => {
      if (ended) return;
      end();
      post({ kind: 'stop', run: RUN });
      const last = worker;
      setTimeout(() => last.terminate(), LAST_MS);
    },
  };
}

/** Each worker has one run. */
const RUN = 1;

/** A look that is not answered yet: it is asked again of the worker that replaces a lost one. */
interface Pending {
  readonly at: Look;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}
