import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import type { JsonObject } from '../../src/base/json.ts';
import {
  type Expectation,
  expectKind,
  FLAG,
  listOf,
  numberFrom,
  oneOf,
  orNull,
  readState,
  readTensor,
  TEXT,
  TEXTS,
  wholeNumberFrom,
} from '../../src/base/read-state.ts';

const metadata: JsonObject = {
  name: 'a',
  size: 3,
  share: 0.5,
  on: true,
  words: ['a', 'b'],
  none: null,
  inner: { deep: { size: -1 } },
  list: [{ step: 1 }, { step: 'x' }],
  infinite: JSON.parse('1e999'),
  deep: JSON.parse(`${'['.repeat(9000)}${']'.repeat(9000)}`),
};
const reader = readState({ metadata });

describe('readState', () => {
  it('reads values that meet the expectation', () => {
    expect(reader.read('name', TEXT)).toBe('a');
    expect(reader.read('size', wholeNumberFrom(3, 3))).toBe(3);
    expect(reader.read('share', numberFrom(0, 1))).toBe(0.5);
    expect(reader.read('on', FLAG)).toBe(true);
    expect(reader.read('words', TEXTS)).toEqual(['a', 'b']);
    expect(reader.read('words', listOf(oneOf(['a', 'b']), 2))).toEqual(['a', 'b']);
    expect(reader.read('none', orNull(TEXT))).toBeNull();
    expect(reader.readOptional('missing', TEXT)).toBeUndefined();
    expect(reader.object('inner').object('deep').read('size', numberFrom())).toBe(-1);
    expect(reader.objects('list')[0]!.read('step', wholeNumberFrom())).toBe(1);
  });

  it.each<[string, Expectation<never>, string]>([
    [
      'name',
      wholeNumberFrom() as never,
      'its name is "a", but a whole number from 0 up was expected',
    ],
    ['share', wholeNumberFrom() as never, 'its share is 0.5, but a whole number from 0 up'],
    ['size', numberFrom(0, 2) as never, 'its size is 3, but a number from 0 to 2 was expected'],
    ['on', TEXT as never, 'its on is true, but a string was expected'],
    ['words', listOf(TEXT, 3) as never, 'a list of 3, each a string was expected'],
    ['name', oneOf(['b', 'c']) as never, 'but one of b, c was expected'],
    ['infinite', numberFrom() as never, 'its infinite is Infinity, but a number was expected'],
    ['infinite', numberFrom(0) as never, 'its infinite is Infinity'],
    ['deep', FLAG as never, 'its deep is [[[…]]], but true or false was expected'],
    ['toString', TEXT as never, 'its toString is missing, but a string was expected'],
    ['__proto__', FLAG as never, 'its __proto__ is missing'],
  ])('refuses %s that does not meet the expectation', (name, expected, message) => {
    expect(() => reader.read(name, expected)).toThrow(InputError);
    expect(() => reader.read(name, expected)).toThrow(`The model is damaged: `);
    expect(() => reader.read(name, expected)).toThrow(message);
  });

  it('gives the path of a wrong value, and shortens the value', () => {
    expect(() => reader.object('inner').object('deep').read('size', wholeNumberFrom())).toThrow(
      'its inner.deep.size is -1',
    );
    expect(() => reader.objects('list')[1]!.read('step', wholeNumberFrom())).toThrow(
      'its list[1].step is "x"',
    );
    expect(() => reader.object('words')).toThrow('its words is ["a","b"], but an object');
    const long = readState({ metadata: { text: 'x'.repeat(1000) } });
    expect(() => long.read('text', FLAG)).toThrow(/^.{1,160}$/);
  });
});

describe('readTensor', () => {
  const tensors = { numbers: { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) } };

  it('returns the numbers where type and shape are as expected', () => {
    expect(readTensor({ tensors }, 'numbers', Float32Array, [2, undefined]).shape).toEqual([2, 2]);
  });

  it('refuses another type, another shape, and a shape that does not fit the numbers', () => {
    expect(() => readTensor({ tensors }, 'numbers', Float64Array, [2, 2])).toThrow(
      'the tensor "numbers" is Float32Array [2, 2], but Float64Array [2, 2] was expected',
    );
    expect(() => readTensor({ tensors }, 'numbers', Float32Array, [4])).toThrow('[4] was expected');
    expect(() => readTensor({ tensors }, 'toString', Float32Array, [4])).toThrow('is missing');
    const forged = { numbers: { shape: [3, 2], data: Float32Array.of(1, 2, 3, 4) } };
    expect(() => readTensor({ tensors: forged }, 'numbers', Float32Array, [3, 2])).toThrow(
      InputError,
    );
  });
});

it('expectKind names what was found and what was expected', () => {
  const state = { kind: 'vocabulary', metadata: {}, tensors: {} };
  expect(() => expectKind(state, ['phrases'], 'phrases')).toThrow(
    'This is a model of the kind "vocabulary", but phrases was expected.',
  );
  expect(() => expectKind(state, ['vocabulary'], 'a vocabulary')).not.toThrow();
});
