import { expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { trainBpe } from '../../../src/text/bpe/train-bpe.ts';
import { expectToHearTimer, longestStretch } from '../../support/hear-abort.ts';

/** Pieces of random letters, so that there is much to merge. */
function pieces(count: number): Map<string, number> {
  const random = createRandom(1, 'pieces');
  const letter = (): string => String.fromCharCode(97 + random.integer(26));
  return new Map(
    Array.from({ length: count }, (_, i) => [Array.from({ length: 8 }, letter).join(''), i + 2]),
  );
}

it('training BPE is stopped by a timer', () =>
  expectToHearTimer((work) => trainBpe(pieces(30_000), { ...work, size: 30_000 })));

it('training BPE goes through at most 4,200 places without a chance for a break', async () => {
  // One pair, twenty thousand times: a merge alone would be long.
  const frequent = new Map(Array.from({ length: 20_000 }, (_, i) => [`ab${i}`, 1]));
  expect(await longestStretch((work) => trainBpe(frequent, { ...work, size: 300 }))).toBeLessThan(
    4200,
  );
});
