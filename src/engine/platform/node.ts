/**
 * What the engine needs of Node, as `#platform/engine`; Deno and Bun take it too. Bundles for
 * browsers get `browser.ts` in its place, so that no `node:` module reaches them.
 */
export { loadAddOn } from '../native/load.ts';
export { nodeWorkers as workerPlatform } from '../workers/node-workers.ts';
