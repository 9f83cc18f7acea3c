import type { EngineOptions } from '../../engine/create-engine.ts';
import type { ErrorData } from '../../messages/index.ts';
import type { Ability, CallName, ModelDescription, ModelKindName } from '../../models/index.ts';

/** What a thread is started with. */
export interface ThreadSetup {
  readonly engine: EngineOptions;
}

/** What a thread is told. An opened file is called by its key, since a name's file may change. */
export type ThreadRequest =
  | { readonly type: 'open'; readonly id: number; readonly file: ModelFile }
  | { readonly type: 'close'; readonly key: string }
  | { readonly type: 'call'; readonly id: number; readonly call: PostedCall }
  | { readonly type: 'abort'; readonly id: number }
  /** That so many more events of a call were heard. */
  | { readonly type: 'heard'; readonly id: number; readonly events: number };

/**
 * The most events of a call that may be on their way. A small model writes faster than the other thread hears, which
 * would hear nothing else meanwhile, nor that the client has left.
 */
export const MOST_UNHEARD = 2048;

/** After how many events it is told that they were heard. */
export const HEARD_AT_ONCE = 512;

/** A model's file that a thread opens. */
export interface ModelFile {
  readonly key: string;
  /** What errors call it: the model's name, and not the path, which clients have no business with. */
  readonly name: string;
  readonly path: string;
}

/** A request to a model. */
export interface PostedCall {
  readonly key: string;
  readonly name: CallName;
  /** The request as JSON, as it came: one string is posted in a fraction of the time that an object takes. */
  readonly body: string;
  /** Whether results, and pieces of texts, are answered as soon as they are there. */
  readonly stream: boolean;
}

/** What a thread says of a model that it opened. */
export interface OpenedModel {
  readonly kind: ModelKindName;
  readonly abilities: readonly Ability[];
  readonly description: ModelDescription;
}

/** What a thread answers. */
export type ThreadAnswer =
  | { readonly type: 'opened'; readonly id: number; readonly model: OpenedModel }
  /** The results of a call as JSON: a list; empty where they were streamed. */
  | { readonly type: 'done'; readonly id: number; readonly results: string }
  | { readonly type: 'event'; readonly id: number; readonly event: StreamedEvent }
  | { readonly type: 'failed'; readonly id: number; readonly error: ThreadError };

/** An error on its way out of a thread. */
export interface ThreadError extends ErrorData {
  /** What only the log shows, of errors that are bugs. */
  readonly stack?: string;
}

/** A part of a streamed answer. */
export interface StreamedEvent {
  readonly event: 'piece' | 'result';
  /** As JSON. */
  readonly data: string;
}
