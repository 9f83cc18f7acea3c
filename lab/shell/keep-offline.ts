/** How long a page rests before the lab is kept: its own files and its picture come first. */
const REST_MS = 3_000;

/**
 * Lets the service worker keep the whole lab, so that it opens without a network from the next page on. Where there are no
 * service workers (old browsers, plain HTTP) nothing happens.
 */
export function keepOffline(): void {
  setTimeout(register, REST_MS);
}

/** Registers the service worker; undefined where there is none. */
async function register(): Promise<ServiceWorkerRegistration | undefined> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  if (!('serviceWorker' in navigator) || script === null) return undefined;
  // The site may stand in any folder: the page's script is in its assets/.
  const url = new URL('../service-worker.js', script.src);
  // What is not kept is fetched, as without a service worker.
  return navigator.serviceWorker.register(url).catch(() => undefined);
}

/** How much of the lab is kept: files. */
export interface Kept {
  readonly kept: number;
  readonly all: number;
}

/** Asks how much of the lab is kept; undefined where nothing is. */
export async function askKept(): Promise<Kept | undefined> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
  if (!worker) return undefined;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Kept>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage('kept', [port2]);
  return answer;
}

/** How often the page looks how far the keeping is. */
const LOOK_MS = 400;

/**
 * Keeps the whole lab now, and asks the browser not to throw it away when room gets scarce.
 * @param onKept hears how far it is, until all is kept
 * @returns whether it could be kept
 */
export async function keepAllNow(onKept: (kept: Kept) => void): Promise<boolean> {
  if ((await register()) === undefined) return false;
  await navigator.storage?.persist?.();
  for (;;) {
    const found = await askKept();
    if (found === undefined) return false;
    onKept(found);
    if (found.kept >= found.all) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
