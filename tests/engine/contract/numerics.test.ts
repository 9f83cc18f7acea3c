import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { forEachEngine } from './engines.ts';

/** The functions, in double precision; each form is exact where the kernel's argument may lie. */
const FUNCTIONS = {
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  sigmoid: (x: number): number =>
    x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)),
} as const;

type FunctionName = keyof typeof FUNCTIONS;

const NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** A prime, so that the sweep meets every exponent with ever other mantissas. */
const STRIDE = 9973;

/** The distance of neighboring floats at a number: one unit in its last place. */
function unitInLastPlace(x: number): number {
  const size = Math.abs(x);
  return size < 2 ** -126 ? 2 ** -149 : 2 ** (Math.floor(Math.log2(size)) - 23);
}

function apply(engine: Engine, name: FunctionName, inputs: Float32Array): number[] {
  const [from, to] = [0, 1].map(() => engine.heap.arena.allocate(inputs.length * 4));
  engine.heap.numbers(from!, inputs.length).set(inputs);
  engine.kernels[name]({ out: to!, a: from! }, 0, inputs.length);
  const outputs = Array.from(engine.heap.numbers(to!, inputs.length));
  engine.heap.arena.reset();
  return outputs;
}

/** Every STRIDE-th of the 2^32 floats: both signs, subnormals, infinities and NaNs among them. */
function sweep(): Float32Array {
  const bits = Uint32Array.from({ length: Math.floor(2 ** 32 / STRIDE) }, (_, i) => i * STRIDE);
  return new Float32Array(bits.buffer);
}

forEachEngine((under) => {
  describe.each(NAMES)('%s', (name) => {
    test('is within 2 ulp over the whole range', () => {
      const inputs = sweep();
      const outputs = apply(under.engine, name, inputs);
      let worst = { error: 0, x: 0 };
      inputs.forEach((x, i) => {
        const truth = FUNCTIONS[name](x);
        const given = outputs[i]!;
        const rounded = Math.fround(truth);
        // Beyond the floats' range, and for NaN, the answer must be exactly that.
        const exact = !Number.isFinite(rounded);
        const error = exact
          ? Object.is(Math.fround(given), rounded)
            ? 0
            : Number.POSITIVE_INFINITY
          : Math.abs(given - truth) / unitInLastPlace(truth);
        if (!(error <= worst.error)) worst = { error, x };
      });
      expect(worst.error, `at ${worst.x}`).toBeLessThanOrEqual(2);
    });
  });

  test('the limits are what they should be', () => {
    const { POSITIVE_INFINITY: infinity } = Number;
    const inputs = Float32Array.from([0, -0, infinity, -infinity, Number.NaN, 1000, -1000]);
    const rounded = (name: FunctionName): number[] =>
      apply(under.engine, name, inputs).map(Math.fround);
    expect(rounded('exp')).toEqual([1, 1, infinity, 0, Number.NaN, infinity, 0]);
    expect(rounded('log').slice(0, 5)).toEqual([
      -infinity,
      -infinity,
      infinity,
      Number.NaN,
      Number.NaN,
    ]);
    expect(rounded('tanh')).toEqual([0, -0, 1, -1, Number.NaN, 1, -1]);
    expect(rounded('sigmoid')).toEqual([0.5, 0.5, 1, 0, Number.NaN, 1, 0]);
  });

  test('softmax neither overflows nor loses small shares', () => {
    const { heap, kernels } = under.engine;
    const row = [1000, 999, 980, -1000];
    const [from, to] = [0, 1].map(() => heap.arena.allocate(row.length * 4));
    heap.numbers(from!, row.length).set(row);
    kernels.softmax({ y: to!, a: from!, size: row.length }, 0, 1);
    const shares = row.map((a) => Math.exp(a - 1000));
    const sum = shares.reduce((total, share) => total + share, 0);
    Array.from(heap.numbers(to!, row.length)).forEach((given, i) => {
      const truth = shares[i]! / sum;
      expect(Math.abs(given - truth)).toBeLessThanOrEqual(4 * unitInLastPlace(truth));
    });
    heap.arena.reset();
  });
});
