/**
 * The functions of `#platform/io` for Node. Bundles for browsers get `browser.ts` instead, so that they contain no
 * `node:` module.
 */
export { readFileBytes, readFileStart, readModelBytes, writeFileAtomic } from '../node.ts';
export { openNodeScratch as openScratch } from '../node-scratch.ts';
