import type { callModel } from '../models/index.ts';

/** Gathers the results of a call, in the order of its inputs. */
export async function collectResults(events: ReturnType<typeof callModel>): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const one of events) if (one.event === 'result') results.push(one.result);
  return results;
}
