/** The program of a thread that computes: it opens models by their files, and answers what it is asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { Outbox } from './outbox.ts';
import type { ThreadAnswer, ThreadRequest, ThreadSetup } from './protocol.ts';
import { ThreadModels } from './thread-models.ts';

const port = parentPort;
if (port !== null) {
  const outbox = new Outbox<ThreadAnswer>((answers) => port.postMessage(answers));
  const models = new ThreadModels(workerData as ThreadSetup, (answer) => outbox.add(answer));
  port.on('message', (messages: readonly ThreadRequest[]) => {
    for (const message of messages) models.receive(message);
  });
}
