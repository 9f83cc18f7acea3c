import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { LogEntry } from '../../src/server/log.ts';
import type { ServerOptions } from '../../src/server/options.ts';
import { serveModels } from '../../src/server/serve-models.ts';

/** A server that a test has started. */
export interface TestServer {
  readonly url: string;
  readonly log: LogEntry[];
  /** Asks with JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Waits until so many requests have come that are not yet answered. */
  waitForInFlight(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Returns the path of a model of `tests/golden`. */
export function golden(name: string): string {
  return fileURLToPath(new URL(`../golden/models-0.1.0/${name}.malmoi`, import.meta.url));
}

/** Starts a server on a free port. */
export async function startServer(
  paths: readonly string[],
  options: ServerOptions = {},
): Promise<TestServer> {
  const log: LogEntry[] = [];
  const served = await serveModels(
    paths,
    { port: 0, workers: 1, reloadEvery: 0, ...options },
    { log: (entry) => log.push(entry) },
  );
  return {
    url: served.url,
    log,
    post: (path, body, headers = {}) =>
      fetch(`${served.url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    waitForInFlight: (count) =>
      expect
        .poll(async () => (await fetch(`${served.url}/metrics`)).text())
        .toMatch(new RegExp(`^malmoi_requests_in_flight ${count}$`, 'm')),
    stop: () => served.stop(),
  };
}
