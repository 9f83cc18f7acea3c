import type { ModelHandle } from '../../models/index.ts';
import type { AttentionPartName } from '../../models/json/traces.ts';
import type { Environment } from '../environment.ts';
import type { DocumentOptions } from '../options/document-options.ts';
import type { EngineChoice } from '../options/engine-options.ts';

/** Options of `malmoi inspect`. */
export interface InspectOptions extends EngineChoice {
  readonly text?: string;
  readonly unit?: { readonly layer: number; readonly unit: number };
  readonly signal?: string;
  readonly features?: true;
  readonly connectivity?: true;
  readonly at?: number;
  readonly target?: string;
  readonly layer?: number;
  readonly head?: number;
  readonly part?: AttentionPartName;
  readonly top?: number;
  readonly limit?: number;
  readonly invalidUtf8?: DocumentOptions['invalidUtf8'];
  readonly output?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** A language model that is to be watched while it reads. */
export interface InspectRequest {
  readonly handle: ModelHandle<'language-model'>;
  readonly inputs: readonly string[];
  readonly options: InspectOptions;
  readonly environment: Environment;
}
