import { createPortableSha256 } from '../sha256.ts';
import type * as node from './node.ts';

/** Creates a SHA-256 in TypeScript. */
export const createSha256: typeof node.createSha256 = createPortableSha256;
