import { stat } from 'node:fs/promises';
import { MalmoiError } from '../base/errors.ts';
import type { JsonObject } from '../base/json.ts';
import { errorToData } from '../messages/index.ts';
import {
  type AnyModelHandle,
  type CallName,
  callModel,
  MODEL_KINDS,
  type ModelKindName,
  openModel,
} from '../models/index.ts';
import { collectResults } from './collect-results.ts';
import { Refusal } from './refusal.ts';

/**
 * The most UTF-16 units of a request that is computed where it was received: a few texts. Requests of many are faster
 * on the other threads, for those work side by side.
 */
const MOST_LENGTH = 512;

/** The most bytes of a file: it is read, and looked at whole in the worst of calls, while other requests wait. */
const MOST_BYTES = 16 * 2 ** 20;

/** A model so quick that the thread that listens computes small requests itself: handing them on would cost more. */
export class QuickModel {
  readonly #handle: AnyModelHandle;

  constructor(handle: AnyModelHandle) {
    this.#handle = handle;
  }

  /**
   * Whether a request is small enough.
   * @param length the UTF-16 units of its inputs
   */
  takes(name: CallName, length: number): boolean {
    return length <= MOST_LENGTH && MODEL_KINDS[this.#handle.kind].quick?.includes(name) === true;
  }

  /**
   * Computes a request.
   * @returns the results as JSON
   * @throws Refusal with 422 for what the model cannot take
   */
  async compute(name: CallName, request: JsonObject): Promise<string> {
    try {
      return JSON.stringify(await collectResults(callModel(this.#handle, name, request)));
    } catch (error) {
      throw error instanceof MalmoiError ? new Refusal(422, errorToData(error)) : error;
    }
  }
}

/** Opens a model for the thread that listens; undefined where its kind is slow or its file large. */
export async function openQuickModel(
  path: string,
  kind: ModelKindName,
  name: string,
): Promise<QuickModel | undefined> {
  if (MODEL_KINDS[kind].quick === undefined) return undefined;
  try {
    if ((await stat(path)).size > MOST_BYTES) return undefined;
    const handle = await openModel(path, { name });
    // Of its kind there is no engine to give back when it is no longer used.
    return handle.kind === kind ? new QuickModel(handle) : undefined;
  } catch {
    // It has been replaced since threads opened it: at the next look it is opened again.
    return undefined;
  }
}
