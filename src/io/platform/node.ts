/**
 * What reading and writing need of Node, as `#platform/io`. Bundles for browsers get `browser.ts` in
 * its place, so that no `node:` module reaches them.
 */
export { readFileBytes, writeFileAtomic } from '../node.ts';
export { openNodeScratch as openScratch } from '../node-scratch.ts';
