// The page's side of the map worker.
import type { MapCall, MapCalls, MapReply, MapRequest } from './protocol.ts';

/** A map worker, as a page holds it. */
export interface MapClient {
  /** Asks the worker; rejects with its error as data. */
  call<C extends MapCall>(call: C, input: MapCalls[C]['input']): Promise<MapCalls[C]['output']>;
}

/** Starts a map worker. */
export function startMapWorker(): MapClient {
  const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (reply: MapReply) => void>();
  let next = 0;
  worker.onmessage = ({ data }: MessageEvent<MapReply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  return {
    call: (call, input) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, (reply) => {
          if ('error' in reply) reject(reply.error);
          else resolve(reply.output as MapCalls[typeof call]['output']);
        });
        worker.postMessage({ id, call, input } satisfies MapRequest<typeof call>);
      }),
  };
}
