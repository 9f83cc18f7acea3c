/** The program of a thread that computes: it opens models by their files, and answers what it is asked. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadRequest, ThreadSetup } from './protocol.ts';
import { ThreadModels } from './thread-models.ts';

const port = parentPort;
if (port !== null) {
  const models = new ThreadModels(workerData as ThreadSetup, (answer) => port.postMessage(answer));
  port.on('message', (message: ThreadRequest) => models.receive(message));
}
