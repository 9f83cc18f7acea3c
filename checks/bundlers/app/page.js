import { runTask } from './task.js';

const inWorker = new Promise((resolve) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => resolve(`worker: ${message}`);
});
const onPage = runTask().catch(String);
globalThis.report = Promise.all([onPage, inWorker]);
