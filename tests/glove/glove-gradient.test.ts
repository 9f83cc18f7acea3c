import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { computeGloveStep, type GloveRow } from '../../src/glove/glove-step.ts';
import { forEachEngine } from '../engine/contract/engines.ts';

const SIZE = 16;
const STRIDE = 2 * SIZE + 16;
const WORDS = 4;
/** Two blocks, which share no row and no column. */
const ROWS = [0, 2, 0, 2, 1, 3, 1];
const COLUMNS = [2, 0, 0, 2, 3, 1, 1];
const ENDS = [0, 4, 7];
const CELLS = ROWS.length;

interface Step {
  readonly words: Float64Array;
  readonly contexts: Float64Array;
  readonly losses: Float64Array;
}

interface StepOptions {
  readonly words?: Float64Array;
  readonly contexts?: Float64Array;
  readonly begin?: number;
  readonly ends?: readonly number[];
  readonly eta?: number;
  readonly limit?: number;
  readonly biases?: boolean;
  readonly weights?: readonly number[];
}

function parameters(use: string): Float64Array {
  const random = createRandom(1, use);
  return Float64Array.from({ length: WORDS * STRIDE }, (_, i) => {
    const place = i % STRIDE;
    if (place >= SIZE && place < 2 * SIZE) return 1;
    return place === 2 * SIZE + 1 ? 1 : Math.fround(random.float() - 0.5);
  });
}

const WORD_ROWS = parameters('words');
const CONTEXT_ROWS = parameters('contexts');
const TARGETS = Array.from({ length: CELLS }, (_, i) => Math.fround(Math.log(0.5 + i)));
const WEIGHTS = Array.from({ length: CELLS }, (_, i) => Math.fround(Math.min(1, (i + 1) / 5)));
/** f(X) of the counts whose logarithms the targets are, with xMax 5 and alpha 1. */
const WEIGHTS_OF_COUNTS = TARGETS.map((target) => Math.fround(Math.min(1, Math.exp(target) / 5)));

function runStep(engine: Engine, options: StepOptions = {}): Step {
  const { heap } = engine;
  const { words = WORD_ROWS, contexts = CONTEXT_ROWS, ends = ENDS } = options;
  const { eta = 0.05, limit = 100, biases = true } = options;
  const place = (numbers: ArrayLike<number>): number => {
    const offset = heap.arena.allocate(numbers.length * 4);
    heap.numbers(offset, numbers.length).set(numbers);
    return offset;
  };
  const placeIntegers = (numbers: ArrayLike<number>): number => {
    const offset = heap.arena.allocate(numbers.length * 4);
    heap.integers(offset, numbers.length).set(numbers);
    return offset;
  };
  const losses = heap.arena.allocate(8 * (ends.length - 1));
  const [u, v] = [place(words), place(contexts)];
  const [rows, columns] = [placeIntegers(ROWS), placeIntegers(COLUMNS)];
  const [targets, weights] = [place(TARGETS), place(options.weights ?? WEIGHTS)];
  engine.parallel(
    'gloveBlocks',
    {
      ...{ losses, words: u, contexts: v, rows, columns, targets, weights },
      ...{ ends: placeIntegers(ends), size: SIZE, eta, limit, biases: biases ? 1 : 0 },
    },
    ends.length - 1,
    1,
  );
  const result = {
    words: Float64Array.from(heap.numbers(u, words.length)),
    contexts: Float64Array.from(heap.numbers(v, contexts.length)),
    losses: Float64Array.from(heap.doubles(losses, ends.length - 1)),
  };
  heap.arena.reset();
  return result;
}

/** J of the first cell, whose row is word 0 and whose context is word 2. */
function lossOfFirst(words: Float64Array, contexts: Float64Array, biases: boolean): number {
  let error = -TARGETS[0]!;
  for (let i = 0; i < SIZE; i++) error += words[i]! * contexts[2 * STRIDE + i]!;
  if (biases) error += words[2 * SIZE]! + contexts[2 * STRIDE + 2 * SIZE]!;
  return 0.5 * WEIGHTS[0]! * error * error;
}

describe.each([true, false])('the step of one cell, biases %s', (biases) => {
  it('goes down the gradient of J, by finite differences', async () => {
    const engine = await createEngine({ engine: 'reference' });
    const eta = 1e-6;
    // A step this small leaves √s at 1, so that the step is eta times the gradient.
    const step = runStep(engine, { ends: [0, 1], eta, biases });
    expect(step.losses[0]).toBeCloseTo(lossOfFirst(WORD_ROWS, CONTEXT_ROWS, biases), 12);
    const difference = (table: 'words' | 'contexts', place: number): number => {
      const at = (delta: number): number => {
        const moved = { words: WORD_ROWS.slice(), contexts: CONTEXT_ROWS.slice() };
        moved[table][place]! += delta;
        return lossOfFirst(moved.words, moved.contexts, biases);
      };
      return (at(1e-5) - at(-1e-5)) / 2e-5;
    };
    for (const [table, row] of [
      ['words', 0],
      ['contexts', 2],
    ] as const) {
      const before = table === 'words' ? WORD_ROWS : CONTEXT_ROWS;
      for (let i = 0; i < SIZE; i++) {
        const place = row * STRIDE + i;
        const gradient = difference(table, place);
        expect((before[place]! - step[table][place]!) / eta).toBeCloseTo(gradient, 7);
        expect(step[table][place + SIZE]).toBeCloseTo(1 + (eta * gradient) ** 2, 15);
      }
      // The published program steps its biases at a rate of 1.
      const bias = row * STRIDE + 2 * SIZE;
      expect(before[bias]! - step[table][bias]!).toBeCloseTo(difference(table, bias), 7);
    }
  });
});

describe('AdaGrad', () => {
  it('divides by the root of 1 and all steps before, and clips what is too steep', async () => {
    const engine = await createEngine({ engine: 'reference' });
    const limit = 1e-3;
    const step = runStep(engine, { ends: [0, 1], eta: 0.5, limit, biases: false });
    for (let i = 0; i < SIZE; i++) {
      expect(Math.abs(WORD_ROWS[i]! - step.words[i]!)).toBeLessThanOrEqual(
        0.5 * limit * (1 + 1e-12),
      );
    }
    const words = WORD_ROWS.slice();
    words.fill(4, SIZE, 2 * SIZE);
    const plain = runStep(engine, { ends: [0, 1], biases: false });
    const damped = runStep(engine, { words, ends: [0, 1], biases: false });
    for (let i = 0; i < SIZE; i++) {
      expect(WORD_ROWS[i]! - damped.words[i]!).toBeCloseTo(
        (WORD_ROWS[i]! - plain.words[i]!) / 2,
        12,
      );
    }
  });
});

/** A row of the kernel's tables as plain numbers. */
function rowOf(table: Float64Array, index: number): Required<GloveRow> {
  const row = table.subarray(index * STRIDE, (index + 1) * STRIDE);
  return {
    vector: row.slice(0, SIZE),
    squares: row.slice(SIZE, 2 * SIZE),
    bias: row[2 * SIZE]!,
    biasSquares: row[2 * SIZE + 1]!,
  };
}

describe('computeGloveStep', () => {
  it('by hand: u = 2, v = 3, b = 0.5, c = 0, X = 10', () => {
    const word = { vector: [2], bias: 0.5 };
    const step = computeGloveStep({ word, context: { vector: [3] }, count: 10 });
    const weight = 0.1 ** 0.75;
    const error = 6.5 - Math.log(10);
    expect(step.weight).toBeCloseTo(weight, 14);
    expect(step.error).toBeCloseTo(error, 14);
    expect(step.loss).toBeCloseTo(0.5 * weight * error ** 2, 14);
    expect(step.word.gradient[0]).toBeCloseTo(3 * weight * error, 14);
    expect(step.context.gradient[0]).toBeCloseTo(2 * weight * error, 14);
    expect(step.word.updated.vector[0]).toBeCloseTo(2 - 0.05 * 3 * weight * error, 14);
    expect(step.word.updated.squares[0]).toBeCloseTo(1 + (0.05 * 3 * weight * error) ** 2, 14);
    expect(step.word.updated.bias).toBeCloseTo(0.5 - weight * error, 14);
    expect(word).toEqual({ vector: [2], bias: 0.5 });
  });

  it('has the gradients of its loss, by differences', () => {
    const [word, context] = [rowOf(WORD_ROWS, 0), rowOf(CONTEXT_ROWS, 1)];
    const cell = { word, context, count: 7 };
    const step = computeGloveStep(cell);
    for (const side of ['word', 'context'] as const) {
      const lossAt = (change: Partial<GloveRow>): number =>
        computeGloveStep({ ...cell, [side]: { ...cell[side], ...change } }).loss;
      step[side].gradient.forEach((gradient, n) => {
        const moved = (by: number) => ({
          vector: Array.from(cell[side].vector, (value, i) => value + (i === n ? by : 0)),
        });
        expect((lossAt(moved(1e-5)) - lossAt(moved(-1e-5))) / 2e-5).toBeCloseTo(gradient, 8);
      });
      const at = (by: number) => lossAt({ bias: cell[side].bias + by });
      expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(step[side].biasGradient, 8);
    }
  });

  it('names a count without a logarithm, and lengths that differ', () => {
    const row = { vector: [1, 2] };
    expect(() => computeGloveStep({ word: row, context: row, count: 0 })).toThrow('the count is 0');
    expect(() => computeGloveStep({ word: row, context: { vector: [1] }, count: 1 })).toThrow(
      'the context vector has 1 numbers; expected 2',
    );
  });
});

forEachEngine((under) => {
  it.each([true, false])('takes the plain steps, cell by cell, biases %s', (biases) => {
    const settings = { xMax: 5, alpha: 1, learningRate: 0.4, gradientClip: 0.3, biases };
    const words = Array.from({ length: WORDS }, (_, i) => rowOf(WORD_ROWS, i));
    const contexts = Array.from({ length: WORDS }, (_, i) => rowOf(CONTEXT_ROWS, i));
    const losses = [0, 0];
    ROWS.forEach((row, i) => {
      const [word, context] = [words[row]!, contexts[COLUMNS[i]!]!];
      const step = computeGloveStep({ word, context, count: Math.exp(TARGETS[i]!) }, settings);
      // The kernel is given f(X) apart from X: its cells' weights are those of these counts.
      expect(step.weight).toBeCloseTo(WEIGHTS_OF_COUNTS[i]!, 6);
      words[row] = step.word.updated;
      contexts[COLUMNS[i]!] = step.context.updated;
      losses[i < ENDS[1]! ? 0 : 1]! += step.loss;
    });
    const { learningRate: eta, gradientClip: limit } = settings;
    const found = runStep(under.engine, { biases, eta, limit, weights: WEIGHTS_OF_COUNTS });
    const close = (got: number, expected: number) =>
      expect(Math.abs(got - expected)).toBeLessThan(1e-5);
    for (const [table, rows] of [
      [found.words, words],
      [found.contexts, contexts],
    ] as const) {
      rows.forEach((row, i) => {
        const got = rowOf(table, i);
        for (const name of ['vector', 'squares'] as const) {
          Array.from(row[name]).forEach((value, n) => {
            close(got[name][n]!, value);
          });
        }
        close(got.bias, row.bias);
        close(got.biasSquares, row.biasSquares);
      });
    }
    losses.forEach((loss, block) => {
      close(found.losses[block]!, loss);
    });
  });

  it.each([true, false])('agrees with the plain twin in double precision, biases %s', (biases) => {
    const step = runStep(under.engine, { biases });
    const expected = runStep(under.reference, { biases });
    for (const table of ['words', 'contexts', 'losses'] as const) {
      step[table].forEach((value, i) => {
        expect(Math.abs(value - expected[table][i]!)).toBeLessThan(2e-6);
      });
    }
  });
});
