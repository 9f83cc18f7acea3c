import { sentence } from '../base/sentence.ts';
import { RETRY_AFTER, Refusal } from './refusal.ts';

/** The most requests that a gate lets in. */
export interface GateLimits {
  readonly maxInFlight: number;
  readonly maxEach: number;
}

/** Lets in as many requests as the server can take, in all and of each client, and none once it closes. */
export class Gate {
  readonly #limits: GateLimits;
  readonly #ofClient = new Map<string, number>();
  readonly #running = new Set<AbortController>();
  #inFlight = 0;
  #closing = false;

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  /** Requests that are computed or wait for it. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Whether no more requests are let in. */
  get closing(): boolean {
    return this.#closing;
  }

  /**
   * Refuses a request early, before it is read, if it could not be let in.
   * @throws Refusal with 503 or 429
   */
  check(client: string): void {
    if (this.#closing) throw closing();
    const { maxInFlight, maxEach } = this.#limits;
    if (this.#inFlight >= maxInFlight) {
      throw new Refusal(
        503,
        sentence(
          'server/busy',
        )`The server has all the requests in flight that it takes (${{ most: maxInFlight }}); ask again in a moment.`,
        RETRY_AFTER,
      );
    }
    if ((this.#ofClient.get(client) ?? 0) >= maxEach) {
      throw new Refusal(
        429,
        sentence(
          'server/too-many',
        )`You have all the requests in flight that one client may have (${{ most: maxEach }}); ask again in a moment.`,
        RETRY_AFTER,
      );
    }
  }

  /**
   * Lets a request in while it is computed.
   * @param controller what stops it, with a refusal, should the server stop first
   * @throws Refusal with 503 or 429
   */
  async pass<T>(
    client: string,
    controller: AbortController,
    compute: () => Promise<T>,
  ): Promise<T> {
    this.check(client);
    this.#running.add(controller);
    this.#inFlight += 1;
    this.#ofClient.set(client, (this.#ofClient.get(client) ?? 0) + 1);
    try {
      return await compute();
    } finally {
      this.#running.delete(controller);
      this.#inFlight -= 1;
      const left = (this.#ofClient.get(client) ?? 1) - 1;
      if (left === 0) this.#ofClient.delete(client);
      else this.#ofClient.set(client, left);
    }
  }

  /** Lets no more requests in. */
  close(): void {
    this.#closing = true;
  }

  /** Aborts the requests in flight. */
  stop(): void {
    for (const controller of this.#running) controller.abort(stopped());
  }
}

/** The refusal of a server that stops. */
function closing(): Refusal {
  return new Refusal(
    503,
    sentence('server/closing')`The server is stopping; ask again in a moment.`,
    RETRY_AFTER,
  );
}

/** The refusal of what was not computed when the server had to stop. */
function stopped(): Refusal {
  return new Refusal(
    503,
    sentence('server/stopped')`The server stopped before this was computed; ask again in a moment.`,
    RETRY_AFTER,
  );
}
