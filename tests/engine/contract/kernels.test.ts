import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import type { RangeKernel } from '../../../src/engine/contract/arguments.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { forEachEngine } from './engines.ts';
import { type CaseArgument, createDraw, KERNEL_CASES, type KernelCall } from './kernel-cases.ts';

/**
 * How far single precision may be from the twin in double precision, relative to the larger of 1 and
 * the answer. The largest of 2,500 draws of every kernel was 9e-6, in sums of 300 products.
 */
const TOLERANCE = 3e-5;

/**
 * Of kernels in 8 bits: where an activation lies in the middle of two whole numbers, rounding in single precision
 * may choose the other. One of 8,191 steps times a weight below 1 is at most 1.3e-4.
 */
const INT8_TOLERANCE = 4e-4;

/** How the heap shows an array of each type. */
const VIEWS = { f32: 'numbers', f64: 'doubles', i32: 'integers' } as const;

/** What a call left in its arrays. */
type Outcome = readonly (readonly number[])[];

/** Lays a call out in the engine's heap, runs it on the given pieces of its range, and reads its arrays. */
function run(
  engine: Engine,
  name: keyof typeof KERNEL_CASES,
  call: KernelCall,
  cuts: readonly number[],
): Outcome {
  const { heap, kernels } = engine;
  const reads: (() => number[])[] = [];
  const place = (argument: CaseArgument): number => {
    if (typeof argument === 'number') return argument;
    const { length } = argument.values;
    const offset = heap.arena.allocate(length * 8);
    if (argument.type === 'packed') {
      heap.numbers(offset, length).set(argument.values);
      const { inner, columns, transpose } = argument;
      const packed = heap.arena.allocate(Math.ceil(columns / 32) * 32 * inner * 4);
      const args = { packed, b: offset, inner, columns, transposeB: transpose };
      kernels.packPanels(args, 0, columns);
      return packed;
    }
    if (argument.type === 'int8') {
      const { inner, rows } = argument;
      heap.bytes(offset, length).set(Int8Array.from(argument.values));
      const packed = heap.arena.allocate(Math.ceil(rows / 64) * 64 * Math.ceil(inner / 4) * 4);
      kernels.packInt8({ packed, codes: offset, inner }, 0, rows);
      return packed;
    }
    const view = (): Float32Array | Float64Array | Int32Array =>
      heap[VIEWS[argument.type]](offset, length);
    view().set(argument.values);
    reads.push(() => Array.from(view()));
    return offset;
  };
  const args = Object.fromEntries(
    Object.entries<CaseArgument>(call.args).map(([argument, value]) => [argument, place(value)]),
  );
  // A kernel without a range takes no notice of one.
  const kernel = kernels[name] as RangeKernel<unknown>;
  const ends = [...cuts, call.total ?? 1];
  ends.forEach((end, i) => {
    kernel(args, i === 0 ? 0 : ends[i - 1]!, end);
  });
  const outcome = reads.map((read) => read());
  heap.arena.reset();
  return outcome;
}

/** The largest difference of two outcomes, relative to the larger of 1 and the expected number. */
function largestDifference(given: Outcome, expected: Outcome): number {
  let largest = 0;
  expected.forEach((numbers, array) => {
    numbers.forEach((number, i) => {
      const difference = Math.abs(given[array]![i]! - number) / Math.max(1, Math.abs(number));
      // Written so that a NaN is the largest of all.
      if (!(difference <= largest)) largest = difference;
    });
  });
  return largest;
}

const NAMES = Object.keys(KERNEL_CASES) as (keyof typeof KERNEL_CASES)[];

forEachEngine((under) => {
  describe.each(NAMES)('%s', (name) => {
    test('agrees with its twin, for any shapes', () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const call = KERNEL_CASES[name](createDraw(createRandom(seed, name)));
          if (call.opaque) return;
          const expected = run(under.reference, name, call, []);
          const difference = largestDifference(run(under.engine, name, call, []), expected);
          expect(difference).toBeLessThan(/Int8$/.test(name) ? INT8_TOLERANCE : TOLERANCE);
        }),
        { numRuns: 12 },
      );
    });

    test('gives the same bits however its range is cut', () => {
      // Relaxed multiply-adds may be fused after the platform has compiled them anew, and not before.
      if (under.engine.instructions === 'relaxed-simd') return;
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const random = createRandom(seed, name, 1);
          const call = KERNEL_CASES[name](createDraw(random));
          const { total, cut = 1 } = call;
          if (total === undefined) return;
          const cuts = [random.integer(total + 1), random.integer(total + 1)]
            .map((place) => Math.floor(place / cut) * cut)
            .sort((a, b) => a - b);
          expect(run(under.engine, name, call, cuts)).toEqual(run(under.engine, name, call, []));
        }),
        { numRuns: 8 },
      );
    });
  });
});
