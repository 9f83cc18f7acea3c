import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GruForm } from '../../../src/autodiff/index.ts';
import { createParameter } from '../../../src/autodiff/parameters.ts';
import { Tape } from '../../../src/autodiff/tape.ts';
import { createRandom, type Random } from '../../../src/base/random.ts';
import { CELL_KINDS, CELLS, type CellKind } from '../../../src/nn/cells/index.ts';
import { cellWeightsOf, Recurrent } from '../../../src/nn/recurrent.ts';
import { forEachEngine } from '../../engine/contract/engines.ts';
import { largestDifference } from '../../golden/torch-golden.ts';
import { differentiatePlain, type PlainSequence, runPlain } from './plain-sequence.ts';

/** Every cell in every form. */
const FORMS: readonly { cell: CellKind; form: GruForm }[] = CELL_KINDS.flatMap((cell) =>
  (CELLS[cell].forms ?? ['reset-before']).map((form) => ({ cell, form })),
);

function normals(random: Random, length: number): Float64Array {
  return Float64Array.from({ length }, () => random.normal());
}

describe.each(FORMS)('the table has of $cell, $form', ({ cell }) => {
  const { gates, states, signals, forgetGate } = CELLS[cell];
  it('states among its signals, and a forget gate among its gates', () => {
    const names: string[] = signals.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...states]));
    expect(new Set(names).size).toBe(names.length);
    if (forgetGate !== undefined) expect(gates).toContain(forgetGate);
  });
});

/**
 * Estimates a slope from five points (Abramowitz & Stegun 25.3.6): its error is of h⁴, where that of two points, of h²,
 * passes 1e-7 of the slope for a random cell in some thousands.
 */
function estimateSlope(f: (x: number) => number, x: number, h = 2e-4): number {
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}

/** Random weights, inputs and states, of random sizes. */
function drawSequence(cell: CellKind, form: GruForm, seed: number): PlainSequence {
  const random = createRandom(seed, 'plain');
  const [inputSize, hiddenSize, steps] = [1, 1, 1].map((least) => least + random.integer(5));
  const { gates, states, ownParameters = [] } = CELLS[cell];
  const rows = gates.length * hiddenSize!;
  const bias = random.integer(2) === 0 ? {} : { biasIh: normals(random, rows) };
  const other = random.integer(2) === 0 ? {} : { biasHh: normals(random, rows) };
  const own = ownParameters.map(({ key, shape }) => [
    key,
    normals(
      random,
      shape(hiddenSize!).reduce((a, b) => a * b),
    ),
  ]);
  return {
    cell,
    form,
    weights: {
      ...{ inputSize: inputSize!, hiddenSize: hiddenSize!, ...bias, ...other },
      weightIh: normals(random, rows * inputSize!),
      weightHh: normals(random, rows * hiddenSize!),
      ...Object.fromEntries(own),
    },
    inputs: Array.from({ length: steps! }, () => normals(random, inputSize!)),
    initial: {
      h: normals(random, hiddenSize!),
      ...(states.includes('c') && { c: normals(random, hiddenSize!) }),
    },
  };
}

describe.each(FORMS)('the plain steps of $cell, $form', ({ cell, form }) => {
  it('have the gradients of their loss, by differences', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const sequence = drawSequence(cell, form, seed);
        const { hiddenSize } = sequence.weights;
        const random = createRandom(seed, 'upstream');
        const upstream = {
          outputs: sequence.inputs.map(() => normals(random, hiddenSize)),
          final: { h: normals(random, hiddenSize), c: normals(random, hiddenSize) },
        };
        const loss = (): number => {
          const { steps, final } = runPlain(sequence);
          const dot = (a: ArrayLike<number>, b: ArrayLike<number> = []): number =>
            Array.from(b).reduce((sum, value, i) => sum + value * a[i]!, 0);
          return (
            steps.reduce((sum, { h }, t) => sum + dot(upstream.outputs[t]!, h), 0) +
            dot(upstream.final.h, final.h) +
            dot(upstream.final.c, final.c)
          );
        };
        const gradients = differentiatePlain(sequence, upstream);
        const check = (name: string, numbers: Float64Array, analytic: ArrayLike<number>): void => {
          numbers.forEach((kept, i) => {
            const at = (value: number): number => {
              numbers[i] = value;
              const found = loss();
              numbers[i] = kept;
              return found;
            };
            const slope = estimateSlope(at, kept);
            const scale = Math.max(1, Math.abs(slope));
            expect(Math.abs(slope - analytic[i]!) / scale, `${name} ${i}`).toBeLessThan(1e-7);
          });
        };
        for (const [key, share] of Object.entries(gradients.weights)) {
          check(key, sequence.weights[key as 'weightIh'] as Float64Array, share);
        }
        sequence.inputs.forEach((x, t) => {
          check(`x ${t}`, x as Float64Array, gradients.inputs[t]!);
        });
        check('h', sequence.initial.h as Float64Array, gradients.initial.h);
        if (sequence.initial.c !== undefined) {
          check('c', sequence.initial.c as Float64Array, gradients.initial.c!);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('name what has the wrong length', () => {
    const sequence = drawSequence(cell, form, 1);
    const { weights, inputs, initial } = sequence;
    const x = [...Array.from(inputs[0]!), 0];
    expect(() => CELLS[cell].step(weights, x, initial, form)).toThrow(/Step: x has \d numbers/);
    const [step] = runPlain(sequence).steps;
    const given = { x: inputs[0]!, state: initial, step: step!, gradient: { h: x.concat(x, x) } };
    expect(() => CELLS[cell].stepBackward(weights, given, form)).toThrow(
      /StepBackward: gradient\.h has \d+ numbers/,
    );
  });
});

forEachEngine((under) => {
  describe.each(FORMS)('the plain steps of $cell, $form', ({ cell, form }) => {
    it('compute what the kernels compute, forwards and backwards', () => {
      fc.assert(
        fc.property(fc.nat(), fc.boolean(), (seed, bias) => {
          const { engine } = under;
          const random = createRandom(seed, 'window');
          const [inputSize, steps] = [1 + random.integer(9), 1 + random.integer(6)];
          const hiddenSize = 1 + random.integer(40);
          const sizes = { cell, form, inputSize, hiddenSize, bias, random };
          const recurrent = new Recurrent(engine, sizes);
          const tape = new Tape(engine);
          const leaf = (name: string, shape: number[], numbers: Float64Array) => {
            const tensor = createParameter(engine, name, shape);
            tape.numbers(tensor).set(numbers);
            return tensor;
          };
          const values = normals(random, steps * inputSize);
          const x = leaf('x', [steps, 1, inputSize], values);
          const states = CELLS[cell].states.map((name) => ({
            name,
            tensor: leaf(name, [1, hiddenSize], normals(random, hiddenSize).map(Math.tanh)),
          }));
          const of = (name: string) =>
            states.filter((one) => one.name === name).map(({ tensor }) => tensor);
          const plain = (tensors: ReturnType<typeof of>) =>
            tensors[0] && Float64Array.from(tape.numbers(tensors[0]));
          const sequence: PlainSequence = {
            ...{ cell, form, weights: cellWeightsOf(engine, recurrent, 0) },
            inputs: Array.from({ length: steps }, (_, t) =>
              tape.numbers(x).slice(t * inputSize, (t + 1) * inputSize),
            ),
            initial: { h: plain(of('h'))!, c: plain(of('c')) },
          };
          const { output, state } = recurrent.forward(tape, x, {
            state: { h: of('h'), c: of('c') },
          });
          const run = runPlain(sequence);
          const join = (rows: readonly ArrayLike<number>[]) =>
            rows.flatMap((one) => [...Array.from(one)]);
          const close = (got: ArrayLike<number>, expected: ArrayLike<number>): void => {
            const largest = Math.max(1, ...Array.from(expected, Math.abs));
            expect(largestDifference(got, expected) / largest).toBeLessThan(2e-5);
          };
          close(tape.numbers(output), join(run.steps.map(({ h }) => h)));
          if (state.c[0]) close(tape.numbers(state.c[0]), run.final.c!);

          const rows = Array.from({ length: steps }, () => normals(random, hiddenSize));
          const final = { h: normals(random, hiddenSize), c: normals(random, hiddenSize) };
          tape.backwardFrom(
            [output, ...state.h, ...state.c],
            [join(rows), final.h, ...state.c.map(() => final.c)],
          );
          const gradients = differentiatePlain(sequence, { outputs: rows, final });
          close(tape.gradientNumbers(x), join(gradients.inputs));
          for (const { name, tensor } of states) {
            close(tape.gradientNumbers(tensor), gradients.initial[name]!);
          }
          const { reverse: _, ...parameters } = recurrent.cells[0]![0]!;
          for (const [key, parameter] of Object.entries(parameters)) {
            if (parameter) close(tape.gradientNumbers(parameter), gradients.weights[key]!);
          }
          tape.reset();
          for (const { offset, gradient } of [
            ...recurrent.parameters,
            x,
            ...states.map(({ tensor }) => tensor),
          ]) {
            engine.heap.free(offset);
            engine.heap.free(gradient);
          }
        }),
        { numRuns: 15 },
      );
    });
  });
});
