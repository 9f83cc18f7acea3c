import { type Sentence, sentence } from '../base/sentence.ts';

/** Whether workers can share memory here; in browsers only on cross-origin isolated pages. */
export function canShareMemory(): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
}

/** Says why workers cannot run here; undefined where they can. */
export function whyNoWorkers(): Sentence | undefined {
  if (!canShareMemory()) {
    return sentence(
      'engine/not-isolated',
    )`One thread: the page is not cross-origin isolated, so threads cannot share memory.`;
  }
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return undefined;
  } catch {
    return sentence(
      'engine/main-thread',
    )`One thread: a page's main thread may not wait for workers; make the engine in a worker.`;
  }
}
