import { reportCorpus } from './corpus-report.ts';

self.onmessage = async () => {
  self.postMessage(await reportCorpus().catch(String));
};
