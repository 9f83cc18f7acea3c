import { createHash } from 'node:crypto';
import type { Sha256 } from '../sha256.ts';

/** Node takes no more than 2³¹ bytes at once. */
const AT_ONCE = 2 ** 30;

/** Creates a SHA-256 by Node's own, several times as fast as one in TypeScript. */
export function createSha256(): Sha256 {
  const hash = createHash('sha256');
  return {
    update(bytes) {
      for (let at = 0; at < bytes.length; at += AT_ONCE) {
        hash.update(bytes.subarray(at, at + AT_ONCE));
      }
    },
    hex: () => hash.digest('hex'),
  };
}
