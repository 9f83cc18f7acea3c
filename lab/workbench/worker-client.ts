import type { LabLanguage } from '../shell/language.ts';
import type {
  Answers,
  Call,
  FromWorkbench,
  ToWorkbench,
  TrainingProgress,
} from '../worker/workbench/protocol.ts';

/** The workbench's worker as the page calls it. */
export interface WorkbenchClient {
  /** @throws Error with one sentence in the reader's language */
  call<C extends Call>(
    call: C,
    onProgress?: (progress: TrainingProgress) => void,
  ): Promise<Answers[C['call']]>;
  /** Stops the training that runs. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: TrainingProgress) => void) | undefined;
}

/** Starts the worker at the first call. */
export function createWorkbenchClient(language: LabLanguage): WorkbenchClient {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let calls = 0;
  const start = (): Worker => {
    const begun = new Worker(new URL('../worker/lab-worker.ts', import.meta.url), {
      type: 'module',
    });
    begun.onmessage = ({ data }: MessageEvent<FromWorkbench>) => {
      const one = waiting.get(data.id);
      if (one === undefined) return;
      if (data.kind === 'progress') return one.onProgress?.(data.progress);
      waiting.delete(data.id);
      if (data.kind === 'result') one.resolve(data.result as never);
      else one.reject(new Error(data.sentence));
    };
    begun.onerror = (event) => {
      // What dies with the worker is answered; the next call starts another.
      for (const one of waiting.values()) one.reject(new Error(event.message));
      waiting.clear();
      worker = undefined;
    };
    return begun;
  };
  return {
    call: (call, onProgress) => {
      worker ??= start();
      const id = calls++;
      worker.postMessage({ ...call, id, language } satisfies ToWorkbench);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, onProgress });
      });
    },
    stop: () => worker?.postMessage({ call: 'stop' } satisfies ToWorkbench),
  };
}
