// The page's side of the map worker.
import type { MapCall, MapCalls, MapReply, MapRequest } from './protocol.ts';

/** A map worker, as a page holds it. */
export interface MapClient {
  /** Asks the worker; rejects with its error as data, or with `lost` where the worker is. */
  call<C extends MapCall>(call: C, input: MapCalls[C]['input']): Promise<MapCalls[C]['output']>;
}

/** Starts a map worker. */
export function startMapWorker(): MapClient {
  const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (reply: MapReply) => void>();
  let next = 0;
  let isLost = false;
  worker.onmessage = ({ data }: MessageEvent<MapReply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  worker.onerror = () => {
    isLost = true;
    for (const [id, hear] of waiting) hear({ id, error: 'lost' });
    waiting.clear();
  };
  return {
    call: (call, input) =>
      new Promise((resolve, reject) => {
        if (isLost) return reject('lost');
        const id = next++;
        waiting.set(id, (reply) => {
          if ('error' in reply) reject(reply.error);
          else resolve(reply.output as MapCalls[typeof call]['output']);
        });
        worker.postMessage({ id, call, input } satisfies MapRequest<typeof call>);
      }),
  };
}
