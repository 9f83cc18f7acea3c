import { choice, list, object, type Schema, STRING } from '../../base/schema.ts';
import { MODEL_DETAILS, type ModelDetails } from './descriptions.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** What `malmoi serve --json` prints once it serves. */
export interface ModelsServed extends Versioned {
  readonly url: string;
  /** The names of the models. */
  readonly models: readonly string[];
}

/** The schema of `serve --json`. */
export const MODELS_SERVED: Schema<ModelsServed> = object({
  ...{ version: VERSION_FIELD, url: STRING, models: list(STRING) },
});

/** A model in a server's list. */
export interface ServedModelEntry {
  readonly name: string;
  readonly kind: string;
  /** What it can be asked: the last parts of its paths. */
  readonly routes: readonly string[];
  /** When it was opened, in ISO 8601. */
  readonly loaded: string;
}

const ENTRY = { name: STRING, kind: STRING, routes: list(STRING), loaded: STRING } as const;

/** What a server answers to `GET /v1/models`. */
export interface ModelList extends Versioned {
  readonly models: readonly ServedModelEntry[];
}

/** The schema of a server's list of models. */
export const MODEL_LIST: Schema<ModelList> = object({
  ...{ version: VERSION_FIELD, models: list(object(ENTRY)) },
});

/** What a server answers to `GET /v1/models/{name}`: what `inspect` says, without tensors and notes of the training. */
export interface ServedModelResult extends Versioned, ServedModelEntry {
  readonly fileKind: string;
  readonly details: ModelDetails;
}

/** The schema of a server's description of a model. */
export const SERVED_MODEL: Schema<ServedModelResult> = object({
  ...{ version: VERSION_FIELD, ...ENTRY, fileKind: STRING, details: MODEL_DETAILS },
});

/** What a server answers to `GET /healthz` and `GET /readyz`. */
export interface ServerState extends Versioned {
  readonly state: 'ok' | 'stopping';
}

/** The schema of a server's state. */
export const SERVER_STATE: Schema<ServerState> = object({
  ...{ version: VERSION_FIELD, state: choice(['ok', 'stopping']) },
});
