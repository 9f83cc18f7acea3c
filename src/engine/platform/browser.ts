import { sentence } from '../../base/sentence.ts';
import { browserWorkers } from '../workers/browser-workers.ts';
import type * as node from './node.ts';

/** A browser runs no native code. */
export const loadAddOn: typeof node.loadAddOn = () =>
  sentence('engine/no-add-on-in-browser')`A browser runs no native add-on.`;

export const workerPlatform: typeof node.workerPlatform = browserWorkers;
