import type { ModelState } from '../../base/model-state.ts';
import type { Environment } from '../environment.ts';
import type { DocumentOptions } from '../options/document-options.ts';

/** Options of `malmoi evaluate`. */
export interface EvaluateOptions extends DocumentOptions {
  readonly restrict?: number;
  readonly caseSensitive?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Options of `malmoi inspect`. */
export interface InspectOptions {
  readonly text?: string;
  readonly unit?: { readonly layer: number; readonly unit: number };
  readonly signal?: string;
  readonly features?: true;
  readonly top?: number;
  readonly limit?: number;
  readonly invalidUtf8: DocumentOptions['invalidUtf8'];
  readonly output?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** What a command is asked to do with a model, and on what. */
export interface ModelRequest<Options> {
  /** The model's file, for messages. */
  readonly path: string;
  readonly state: ModelState;
  readonly inputs: readonly string[];
  readonly options: Options;
  readonly environment: Environment;
}
