import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from './context.ts';

/** Says in this tab that it was tried: a reload is offered once. */
const TRIED = 'cores-tried';

/** The fewest cores at which the worker would take more than one thread: one is left for the page. */
const FEWEST = 3;

/**
 * Offers to use all cores where the host does not isolate its pages: threads share memory, which browsers allow isolated
 * pages alone. Once the service worker is there, the same page loaded anew is isolated. It changes how fast a training is,
 * and no bit of what comes of it.
 */
export function UseAllCores(): VNode | null {
  const words = useWords().cores;
  const offered = useSignal(false);
  useEffect(() => {
    if (crossOriginIsolated || navigator.hardwareConcurrency < FEWEST) return;
    if (sessionStorage.getItem(TRIED) !== null) return;
    navigator.serviceWorker?.ready.then(() => {
      offered.value = true;
    });
  }, []);
  if (!offered.value) return null;
  const reload = (): void => {
    sessionStorage.setItem(TRIED, 'yes');
    location.reload();
  };
  return (
    <p class="use-cores" role="status">
      <button type="button" class="text-button" onClick={reload}>
        {words.use}
      </button>{' '}
      <span class="hint">{words.about}</span>
    </p>
  );
}
