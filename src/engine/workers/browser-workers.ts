import type { WorkerHandle, WorkerPlatform, WorkerSetup } from './protocol.ts';
import { WORKER_PROGRAM } from './worker-program.generated.ts';

const START = `
onmessage = ({ data }) => {
  exports.serve(data, { ready: () => postMessage('ready') });
  close();
};
`;

/** Workers of a browser, started from the program's text: no file to serve or to bundle. */
export const browserWorkers: WorkerPlatform = {
  // Some places take the browser's side and have no workers: tests under jsdom, servers at the edge.
  cores: () => (typeof Worker === 'undefined' ? 1 : navigator.hardwareConcurrency),

  async start(setup: WorkerSetup): Promise<WorkerHandle> {
    const program = new Blob(['const exports = {};\n', WORKER_PROGRAM, START], {
      type: 'text/javascript',
    });
    const url = URL.createObjectURL(program);
    const worker = new Worker(url);
    let onDeath: (reason: string) => void = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        worker.onmessage = () => resolve();
        worker.onerror = (event) => {
          const reason = event.message ?? 'the browser refused to start it';
          onDeath(reason);
          reject(new Error(reason));
        };
        worker.postMessage(setup);
      });
    } finally {
      URL.revokeObjectURL(url);
    }
    return {
      onDeath: (callback) => {
        onDeath = callback;
      },
      terminate: () => worker.terminate(),
    };
  },
};
