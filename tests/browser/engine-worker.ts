import { reportEngine } from './engine-report.ts';

// The engine of a page lives in a worker like this one.
self.onmessage = async ({ data }) => {
  self.postMessage(await reportEngine(data).catch(String));
};
