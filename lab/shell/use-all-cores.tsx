import { render, type VNode } from 'preact';
import type { ShellWords } from './words.ts';

/** Says in this tab that it was tried: a reload is offered once. */
const TRIED = 'cores-tried';

/** The fewest cores at which the worker would take more than one thread: one is left for the page. */
const FEWEST = 3;

/**
 * Offers to use all cores where the host does not isolate its pages: threads share memory, which browsers allow isolated
 * pages alone. Once the service worker is there, the same page loaded anew is isolated. It changes how fast a training is,
 * and no bit of what comes of it.
 */
export async function offerAllCores(words: ShellWords['cores']): Promise<void> {
  if (navigator.hardwareConcurrency < FEWEST || sessionStorage.getItem(TRIED) !== null) return;
  await navigator.serviceWorker?.ready;
  const opening = document.querySelector('.opening');
  if (navigator.serviceWorker === undefined || opening === null) return;
  render(<Offer words={words} />, opening.appendChild(document.createElement('div')));
}

function Offer({ words }: { words: ShellWords['cores'] }): VNode {
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
