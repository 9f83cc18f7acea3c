'use client';

import { useEffect } from 'react';
// Next also runs this page in Node, as it builds: so it bundles the Node side too.
import { runTask } from '../task.js';

export default function Page() {
  useEffect(() => {
    const inWorker = new Promise((resolve) => {
      const worker = new Worker(new URL('../worker.js', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve(`worker: ${message}`);
    });
    globalThis.report = Promise.all([runTask().catch(String), inWorker]);
  }, []);
  return <p>malmoi</p>;
}
