/** How long a page rests before the lab is kept: its own files and its picture come first. */
const REST_MS = 3_000;

/**
 * Lets the service worker keep the whole lab, so that it opens without a network from the next page on. Where there are no
 * service workers (old browsers, plain HTTP) nothing happens.
 */
export function keepOffline(): void {
  setTimeout(keepLab, REST_MS);
}

/** Registers the service worker, which keeps the lab; undefined where there is none. */
export async function keepLab(): Promise<ServiceWorkerRegistration | undefined> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  if (!('serviceWorker' in navigator) || script === null) return undefined;
  // The site may stand in any folder: the page's script is in its assets/.
  const url = new URL('../service-worker.js', script.src);
  // What is not kept is fetched, as without a service worker.
  return navigator.serviceWorker.register(url).catch(() => undefined);
}
