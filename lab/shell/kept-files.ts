import { keepLab } from './keep-offline.ts';

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
  if ((await keepLab()) === undefined) return false;
  await navigator.storage?.persist?.();
  for (;;) {
    const found = await askKept();
    if (found === undefined) return false;
    onKept(found);
    if (found.kept >= found.all) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
