import type { JsonObject } from '../../base/json.ts';
import {
  type AnyModelHandle,
  type CallName,
  callModel,
  joinsOthers,
  MODEL_CALLS,
} from '../../models/index.ts';
import { collectResults } from '../collect-results.ts';
import type { StreamedEvent } from './protocol.ts';

/** The most inputs of requests that are computed side by side. */
const MOST_JOINED = 64;

/** A call that waits for its turn. */
export interface QueuedCall {
  readonly name: CallName;
  readonly request: JsonObject;
  /** Whether results, and pieces of texts, are told as soon as they are there. */
  readonly stream: boolean;
  readonly signal: AbortSignal;
  /** Hears the results as JSON, a list; of a stream, its end. */
  readonly done: (results: string) => void;
  /** Hears a part of a stream; the next is not computed before what it returns is settled. */
  readonly event: (event: StreamedEvent) => Promise<void> | undefined;
  readonly failed: (error: unknown) => void;
}

/**
 * What is asked of one model. It does one thing after another, for its engine has one memory; calls that ask the same
 * of other texts, and came while it was busy, are computed side by side.
 */
export class CallQueue {
  readonly #handle: AnyModelHandle;
  readonly #waiting: QueuedCall[] = [];
  #busy: Promise<void> | undefined;

  constructor(handle: AnyModelHandle) {
    this.#handle = handle;
  }

  /** Computes a call when its turn has come. */
  add(call: QueuedCall): void {
    this.#waiting.push(call);
    this.#busy ??= this.#work().finally(() => {
      this.#busy = undefined;
    });
  }

  /** Gives the model's memory back once all that was asked is done. */
  async close(): Promise<void> {
    await this.#busy;
    this.#handle.dispose();
  }

  async #work(): Promise<void> {
    // A turn of its own, so that calls that come together are joined.
    await Promise.resolve();
    for (;;) {
      const group = this.#take();
      if (group.length === 0) return;
      await this.#compute(group);
    }
  }

  /** Takes the first call, and those that can be computed beside it. */
  #take(): QueuedCall[] {
    const first = this.#waiting.shift();
    if (first === undefined) return [];
    const group = [first];
    const key = joinKey(first);
    if (key === undefined) return group;
    let inputs = inputsOf(first).length;
    for (let i = 0; i < this.#waiting.length && inputs < MOST_JOINED; ) {
      const other = this.#waiting[i];
      if (joinKey(other) === key && inputs + inputsOf(other).length <= MOST_JOINED) {
        group.push(other);
        inputs += inputsOf(other).length;
        this.#waiting.splice(i, 1);
      } else i++;
    }
    return group;
  }

  async #compute(group: readonly QueuedCall[]): Promise<void> {
    const [first] = group;
    if (group.length === 1) {
      await this.#computeOne(first);
      return;
    }
    const lists = group.map(inputsOf);
    const { name, request } = first;
    const joined = { ...request, [MODEL_CALLS[name].inputs]: lists.flat() };
    try {
      const signal = abortedWithAll(group.map((one) => one.signal));
      const results = await collectResults(callModel(this.#handle, name, joined, { signal }));
      let begin = 0;
      group.forEach(({ done }, i) => {
        const end = begin + lists[i].length;
        done(JSON.stringify(results.slice(begin, end)));
        begin = end;
      });
    } catch {
      // One of them is to blame: each by itself.
      for (const one of group) await this.#computeOne(one);
    }
  }

  async #computeOne(queued: QueuedCall): Promise<void> {
    const { name, request, stream, signal, done, event, failed } = queued;
    try {
      const events = callModel(this.#handle, name, request, { signal, oneByOne: stream });
      if (!stream) {
        done(JSON.stringify(await collectResults(events)));
        return;
      }
      for await (const { event: type, ...data } of events) {
        const room = event({ event: type, data: JSON.stringify(data) });
        // A promise a piece would cost more than the piece.
        if (room !== undefined) await room;
      }
      done('[]');
    } catch (error) {
      failed(error);
    }
  }
}

function inputsOf({ name, request }: QueuedCall): readonly JsonObject[] {
  return request[MODEL_CALLS[name].inputs] as readonly JsonObject[];
}

/** What calls must have in common to be computed side by side; undefined for those that are computed alone. */
function joinKey({ name, request, stream }: QueuedCall): string | undefined {
  if (stream || !joinsOthers(name, request)) return undefined;
  const { [MODEL_CALLS[name].inputs]: _, ...options } = request;
  return `${name} ${JSON.stringify(options)}`;
}

/** Returns a signal that is aborted once all others are. */
function abortedWithAll(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const look = (): void => {
    if (signals.every(({ aborted }) => aborted)) controller.abort();
  };
  for (const signal of signals) signal.addEventListener('abort', look, { once: true });
  look();
  return controller.signal;
}
