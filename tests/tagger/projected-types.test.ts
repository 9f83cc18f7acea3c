import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { TokenType } from '../../src/tagger/encode.ts';
import { ProjectedTypes } from '../../src/tagger/projected-types.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const typeOf = (word: number): TokenType => ({ word, spelling: Int32Array.of(word), features: [] });
const TYPES = Array.from({ length: 60 }, (_, word) => typeOf(word));

test('computes a type once, until the tables are full or cleared', () => {
  // A row of a megabyte: the tables have room for 16 rows each.
  const width = 2 ** 18;
  const tape = new Tape(engine, { mode: 'evaluation' });
  const projected = new ProjectedTypes(engine, 2, width);
  let computed: number[] = [];
  const read = (words: readonly number[]): number[] => {
    computed = [];
    const distinct = [...new Set(words)].map((word) => TYPES[word]);
    const places = Int32Array.from(words, (word) => distinct.indexOf(TYPES[word]));
    const shape = [words.length, 1];
    const found = projected.lookUp(tape, { distinct, places, shape }, (types) => {
      computed.push(...types.map(({ word }) => word));
      return [0, 1000].map((more) => {
        const rows = tape.create([types.length, width], false);
        types.forEach(({ word }, i) => {
          tape.numbers(rows).fill(word + more, i * width, (i + 1) * width);
        });
        return rows;
      });
    });
    const [forward, backward] = found.map((tensor) => {
      expect(tensor.shape).toEqual([words.length, 1, width]);
      return words.map((_, i) => tape.numbers(tensor)[(i + 1) * width - 1]);
    });
    expect(backward).toEqual(forward.map((number) => number + 1000));
    tape.reset();
    return forward;
  };
  expect(read([3, 1, 3])).toEqual([3, 1, 3]);
  expect(computed).toEqual([3, 1]);
  expect(read([1, 2, 3])).toEqual([1, 2, 3]);
  expect(computed).toEqual([2]);
  const many = Array.from({ length: 13 }, (_, i) => i + 10);
  expect(read(many)).toEqual(many);
  expect(read([1, 2, 3])).toEqual([1, 2, 3]);
  expect(computed).toEqual([]);
  // The seventeenth type: all others are forgotten.
  expect(read([40, 1])).toEqual([40, 1]);
  expect(computed).toEqual([40, 1]);
  // More at once than there is room for.
  const more = Array.from({ length: 20 }, (_, i) => i + 30);
  expect(read(more)).toEqual(more);
  const used = engine.heap.bytesInUse;
  projected.clear();
  expect(used - engine.heap.bytesInUse).toBeGreaterThan(39 * 4 * width);
  expect(read([1])).toEqual([1]);
  expect(computed).toEqual([1]);
});
