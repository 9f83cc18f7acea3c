import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { createTargets, makeInput, tryInput } from './fuzz.ts';
import { judge } from './verdict.ts';

/** A short run of `npm run fuzz`. */
const INPUTS = 3000;
const FINDS = fileURLToPath(new URL('finds/', import.meta.url));
const targets = await createTargets();

describe('damaged files', () => {
  it(`of a short run, ${INPUTS} of them, are refused by a sentence or used soundly`, async () => {
    const faults: string[] = [];
    const seen = new Set<string>();
    let accepted = 0;
    for (let index = 0; index < INPUTS; index++) {
      const input = makeInput(targets, 1, index);
      const verdict = await tryInput(input);
      seen.add(input.target.name);
      if (verdict === 'accepted') accepted++;
      if (typeof verdict === 'object')
        faults.push(`${input.target.name}-${index}: ${verdict.fault}`);
    }
    expect(faults).toEqual([]);
    // A run that refuses all, or uses all, tries nothing.
    expect(accepted).toBeGreaterThan(INPUTS / 20);
    expect(accepted).toBeLessThan(INPUTS - INPUTS / 20);
    const frequent = targets.filter(({ share }) => share >= 0.3);
    expect([...seen]).toEqual(expect.arrayContaining(frequent.map(({ name }) => name)));
  }, 120_000);

  it.each(readdirSync(FINDS).filter((file) => file.endsWith('.find')))(
    'that were found once, %s, are mended',
    async (file) => {
      const name = file.replace(/-\d+\.find$/, '');
      const target = targets.find((one) => one.name === name);
      expect(target, `a reader for ${file}`).toBeDefined();
      const bytes = new Uint8Array(readFileSync(`${FINDS}${file}`));
      const verdict = await tryInput({ target: target!, bytes });
      expect(['accepted', 'refused']).toContain(verdict);
    },
  );

  it('are the same for the same seed and number', () => {
    for (const index of [0, 7, 500]) {
      expect(makeInput(targets, 3, index).bytes).toEqual(makeInput(targets, 3, index).bytes);
    }
    expect(makeInput(targets, 3, 1).bytes).not.toEqual(makeInput(targets, 4, 1).bytes);
  });
});

describe('the judge', () => {
  const bytes = new TextEncoder().encode('a b');
  it('takes a sentence for a refusal, and any other error for a fault', () => {
    expect(judge(undefined, bytes)).toBe('accepted');
    expect(judge(new InputError('expected 2 numbers', { input: 'x' }), bytes)).toBe('refused');
    expect(judge(new TypeError('x is not a function'), bytes)).toHaveProperty('fault');
  });

  it("finds fault with words of the program in a sentence, unless they are the input's own", () => {
    const error = new InputError('expected undefined numbers', { input: 'x' });
    expect(judge(error, bytes)).toHaveProperty('fault');
    expect(judge(error, new TextEncoder().encode('undefined'))).toBe('refused');
  });
});
