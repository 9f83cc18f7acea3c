/// <reference lib="webworker" />
import { createEngine, type Engine } from 'malmoi/engine';
import type { Job } from './job.ts';
import type { Start, ToPage, ToWorker } from './protocol.ts';
import { type RunControl, runJob, toErrorData } from './run-job.ts';
import type { ToWorkbench } from './workbench/protocol.ts';
import type { WorkbenchSession } from './workbench/session.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Cores that are used: more change no bit, and one is left for the page. */
const THREADS = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));

/** Makes the job that is to be started, whose models alone are loaded. */
async function createJob(opened: Engine, start: Start, signal: AbortSignal): Promise<Job> {
  switch (start.job) {
    case 'language-model': {
      const { createLanguageModelJob } = await import('./jobs/language-model.ts');
      return createLanguageModelJob(opened, start.spec, { from: start.from, signal });
    }
    case 'trained-model': {
      const { createTrainedModelJob } = await import('./jobs/trained-model.ts');
      return createTrainedModelJob(opened, start.spec.bytes);
    }
    case 'shapes': {
      const { createShapesJob } = await import('./jobs/shapes.ts');
      return createShapesJob(opened, start.spec);
    }
    case 'translator': {
      const { createTranslatorJob } = await import('./jobs/translator.ts');
      return createTranslatorJob(opened, start.spec, start.from);
    }
    case 'race': {
      const { createRaceJob } = await import('./jobs/race.ts');
      return createRaceJob(opened, start.spec, start.from);
    }
    case 'gradients': {
      const { createGradientsJob } = await import('./jobs/gradients.ts');
      return createGradientsJob(opened, start.spec.files);
    }
    case 'word2vec': {
      // With it comes the Korean stemmer's dictionary, too.
      const { createWord2VecJob } = await import('./jobs/word2vec.ts');
      return createWord2VecJob(opened, start.spec, signal);
    }
  }
}

const runs = new Map<number, RunControl>();
let engine: Promise<Engine> | undefined;

function send(message: ToPage, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

function openEngine(): Promise<Engine> {
  engine ??= createEngine({
    ...{ engine: 'wasm', workers: self.crossOriginIsolated ? THREADS : 1 },
  });
  return engine;
}

async function answer(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'hello': {
      const { kind, workers, reasons } = await openEngine();
      return send({ kind: 'ready', engine: kind, threads: workers, reasons });
    }
    case 'ping':
      return send({ kind: 'pong' });
    case 'start': {
      // What the page asks of the run may come while the engine is still being opened.
      const control: RunControl = {
        credit: 2,
        until: 0,
        stop: new AbortController(),
        looks: [],
        wake: () => {},
      };
      runs.set(message.run, control);
      const job = await createJob(await openEngine(), message, control.stop.signal);
      await runJob(job, { run: message.run, control }, send);
      runs.delete(message.run);
      return;
    }
    default: {
      const control = runs.get(message.run);
      if (control === undefined) return;
      if (message.kind === 'credit') control.credit += message.frames;
      if (message.kind === 'pace') control.until = message.until;
      if (message.kind === 'stop') control.stop.abort();
      if (message.kind === 'look') control.looks.push({ id: message.id, at: message.at });
      control.wake();
    }
  }
}

/** The workbench has all models of the library: it is loaded with its first call. */
let workbench: Promise<WorkbenchSession> | undefined;

async function answerWorkbench(message: ToWorkbench): Promise<void> {
  workbench ??= import('./workbench/session.ts').then(
    ({ WorkbenchSession: Session }) =>
      new Session({
        openEngine,
        send: (reply, transfer = []) => self.postMessage(reply, transfer),
      }),
  );
  return (await workbench).answer(message);
}

self.onmessage = ({ data }: MessageEvent<ToWorker | ToWorkbench>) => {
  if ('call' in data) {
    answerWorkbench(data);
    return;
  }
  answer(data).catch((error: unknown) => {
    const run = 'run' in data ? data.run : 0;
    const id = 'id' in data ? data.id : undefined;
    send({ kind: 'failure', run, id, error: toErrorData(error) });
  });
};
