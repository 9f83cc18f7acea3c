import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WorkerHandle, WorkerPlatform, WorkerSetup } from './protocol.ts';
import { WORKER_PROGRAM } from './worker-program.generated.ts';

const START = `
const { parentPort, workerData } = require('node:worker_threads');
exports.serve(workerData, { ready: () => parentPort.postMessage('ready'), loadAddOn: require });
`;

/** Workers of Node: threads that do not keep the process alive. */
export const nodeWorkers: WorkerPlatform = {
  cores: availableParallelism,

  async start(setup: WorkerSetup): Promise<WorkerHandle> {
    // Flags of the process (loaders, debuggers) are not for these threads.
    const worker = new Worker(WORKER_PROGRAM + START, {
      eval: true,
      execArgv: [],
      workerData: setup,
    });
    let onDeath: (reason: string) => void = () => {};
    let reason = 'it exited';
    const ready = new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.on('error', (error) => {
        reason = String(error);
        reject(error);
      });
      worker.once('exit', () => {
        onDeath(reason);
        reject(new Error(reason));
      });
    });
    await ready;
    worker.unref();
    return {
      onDeath: (callback) => {
        onDeath = callback;
      },
      terminate: () => {
        onDeath = () => {};
        void worker.terminate();
      },
    };
  },
};
