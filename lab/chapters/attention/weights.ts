import { bytesOf, readModelFile } from './model-file.ts';
import { type Network, networkOf } from './network.ts';
import type { AttentionName } from './state.ts';

// Data, not code: it is fetched beside the page's scripts, and the page is drawn when it is there.
const [{ file: on }, { file: off }] = await Promise.all([
  import('./with-attention.generated.ts'),
  import('./without-attention.generated.ts'),
]);

/** The chapter's two translators as the files that `malmoi translate` opens, in base64. */
export const FILES: Readonly<Record<AttentionName, string>> = { on, off };

/** Their weights. */
export const NETWORKS: Readonly<Record<AttentionName, Network>> = {
  on: networkOf(readModelFile(bytesOf(on))),
  off: networkOf(readModelFile(bytesOf(off))),
};
