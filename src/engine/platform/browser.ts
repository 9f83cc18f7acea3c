import { browserWorkers } from '../workers/browser-workers.ts';
import type * as node from './node.ts';

/** A browser runs no native code. */
export const loadAddOn: typeof node.loadAddOn = () => 'A browser runs no native add-on.';

export const workerPlatform: typeof node.workerPlatform = browserWorkers;
