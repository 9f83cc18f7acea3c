import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallName, MODEL_CALLS } from '../../src/models/index.ts';
import { RequestChecker } from '../../src/server/http/check-request.ts';
import { Refusal } from '../../src/server/refusal.ts';

const limits = { maxInputs: 5, maxLength: 50, maxUnits: 1000 };
const checker = new RequestChecker(limits);
const names = Object.keys(MODEL_CALLS) as CallName[];

/** Checks a request, and returns the refusal, or what was let through. */
function check(name: CallName, value: unknown): unknown {
  try {
    return checker.check(checker.chooseCall([name], value), value);
  } catch (error) {
    return error;
  }
}

const anyName = fc.constantFrom(...names);

describe('a request', () => {
  it('is let through or refused with a sentence in both languages, whatever it is', () => {
    fc.assert(
      fc.property(anyName, fc.jsonValue(), (name, value) => {
        const found = check(name, value);
        if (!(found instanceof Refusal)) return;
        expect(found.status).toBe(422);
        for (const language of ['en', 'ko'] as const) {
          const { error, code } = found.toResult(language);
          expect(error).toMatch(/[.다]$/u);
          expect(error).not.toMatch(/undefined|\[object|NaN/);
          expect(code).toMatch(/^server\//);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is let through as its example, and refused where a value of it is another', () => {
    fc.assert(
      fc.property(anyName, fc.jsonValue(), fc.nat(), (name, value, place) => {
        const example = MODEL_CALLS[name].example as unknown as Record<string, unknown>;
        expect(check(name, example)).toMatchObject({ stream: false });
        const fields = Object.keys(example);
        const found = check(name, { ...example, [fields[place % fields.length]!]: value });
        if (found instanceof Refusal) expect(found.status).toBe(422);
        else expect(found).toMatchObject({ inputs: expect.any(Number) });
      }),
      { numRuns: 500 },
    );
  });

  it('says all that a value may be, or what is wrong with the kind that it is', () => {
    const errorOf = (name: CallName, value: unknown): string =>
      (check(name, value) as Refusal).toResult('en').error;
    expect(errorOf('similar', { words: [1] })).toBe('words[0] must be a string or a list.');
    expect(errorOf('similar', { words: ['a', ['b', 2]] })).toBe('words[1][1] must be a string.');
    expect(errorOf('similar', { words: [[]] })).toBe('words[0] must be a list of 1 or more.');
    expect(errorOf('predictRows', { rows: [{ x: [] }] })).toBe(
      'rows[0].x must be a string or a number or true or false or null.',
    );
  });

  it('keeps to the limits', () => {
    const codeOf = (name: CallName, value: unknown): unknown =>
      (check(name, value) as Refusal).toResult('en').code;
    expect(codeOf('predict', { texts: Array(6).fill('a') })).toBe('server/many-inputs');
    expect(codeOf('predict', { texts: ['a'.repeat(51)] })).toBe('server/long-input');
    expect(codeOf('similar', { words: [Array(51).fill('a')] })).toBe('server/long-input');
    expect(codeOf('predictRows', { rows: [{ a: 'a'.repeat(51) }] })).toBe('server/long-input');
    expect(check('generate', { prompts: ['a', 'b'] })).toMatchObject({ inputs: 2 });
    expect(codeOf('generate', { prompts: ['a', 'b', 'c'] })).toBe('server/many-units');
    expect(check('caption', { pictures: ['a'.repeat(100)] })).toMatchObject({ inputs: 1 });
  });
});
