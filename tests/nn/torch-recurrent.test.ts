import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import type { Tensor } from '../../src/autodiff/tensor.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { decodeSafetensors } from '../../src/io/safetensors.ts';
import { loadState } from '../../src/nn/module.ts';
import { Recurrent, type RecurrentRun } from '../../src/nn/recurrent.ts';
import {
  type GoldenTensor,
  largestDifference,
  type RecurrentCase,
  readGolden,
} from '../golden/torch-golden.ts';

const golden = readGolden<{
  windows: RecurrentCase[];
  layers: RecurrentCase[];
  stateDict: { safetensors: string; x: GoldenTensor; output: GoldenTensor };
}>('torch-recurrent');
const peephole = readGolden<{ windows: RecurrentCase[] }>('torch-peephole');

const ENGINES = [
  ['reference', 1e-9],
  ['wasm', 1e-5],
  ['auto', 1e-5],
] as const;

/** The largest difference relative to the largest number expected, or to 1. */
function difference(got: ArrayLike<number>, expected: readonly number[]): number {
  return largestDifference(got, expected) / Math.max(1, ...expected.map(Math.abs));
}

for (const [kind, tolerance] of ENGINES) {
  describe(`PyTorch's recurrent layers on the engine ${kind}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine({ engine: kind, workers: 1 });
    });
    afterAll(() => engine.dispose());

    for (const given of [...golden.windows, ...golden.layers, ...peephole.windows]) {
      const { cell, form, layers, bidirectional, lengths, batch, hidden } = given;
      const title = `${cell} ${form ?? ''} ${layers} × ${bidirectional ? 'both ways' : 'forward'}`;
      it(`${title}, lengths ${lengths ?? 'all equal'}, hidden ${hidden}`, () => {
        const stack = new Recurrent(engine, {
          cell,
          layers,
          bidirectional,
          inputSize: given.inputs,
          hiddenSize: hidden,
          random: createRandom(1, 'weights'),
          ...(form ? { form } : {}),
        });
        loadGolden(engine, stack, given.parameters);
        const tape = new Tape(engine);
        const leaf = (name: string, shape: number[], data: number[]): Tensor => {
          const tensor = createParameter(engine, name, shape);
          tape.numbers(tensor).set(data);
          return tensor;
        };
        const x = leaf('x', given.x.shape, given.x.data);
        const split = (states: GoldenTensor | undefined): Tensor[] =>
          Array.from({ length: states?.shape[0] ?? 0 }, (_, i) => {
            const size = batch * hidden;
            return leaf(`${i}`, [batch, hidden], states!.data.slice(i * size, (i + 1) * size));
          });
        const { h0, c0 } = given.states;
        const state = { h: split(h0), c: split(c0) };
        const run: RecurrentRun = {
          ...(h0 ? { state } : {}),
          ...(lengths ? { lengths } : {}),
        };
        const result = stack.forward(tape, x, run);
        const join = (tensors: readonly Tensor[]) => tensors.flatMap((t) => [...tape.numbers(t)]);
        expect(difference(tape.numbers(result.output), given.output.data)).toBeLessThan(tolerance);
        expect(difference(join(result.state.h), given.finals.hn.data)).toBeLessThan(tolerance);
        const finals = [...result.state.h];
        const upstream = [...parts(given.upstream.hn)];
        if (given.finals.cn) {
          expect(difference(join(result.state.c), given.finals.cn.data)).toBeLessThan(tolerance);
          finals.push(...result.state.c);
          upstream.push(...parts(given.upstream.cn));
        }
        tape.backwardFrom([result.output, ...finals], [given.upstream.output.data, ...upstream]);

        const gradient = (tensor: Tensor) => [...tape.gradientNumbers(tensor)];
        expect(difference(gradient(x), given.gradients.x.data)).toBeLessThan(tolerance);
        for (const parameter of stack.parameters) {
          const expected = given.gradients[parameter.name].data;
          expect(difference(gradient(parameter), expected), parameter.name).toBeLessThan(tolerance);
        }
        if (h0) {
          const got = state.h.flatMap(gradient);
          expect(difference(got, given.gradients.h0.data), 'h0').toBeLessThan(tolerance);
        }
        if (c0) {
          const got = state.c.flatMap(gradient);
          expect(difference(got, given.gradients.c0.data), 'c0').toBeLessThan(tolerance);
        }
        tape.reset();
      });
    }
  });
}

describe('a state dictionary of PyTorch', () => {
  const bytes = Buffer.from(golden.stateDict.safetensors, 'base64');
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const options = {
    cell: 'lstm',
    inputSize: 3,
    hiddenSize: 4,
    layers: 2,
    bidirectional: true,
  } as const;

  it('loads from safetensors and gives the outputs that PyTorch gave', async () => {
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    const stack = new Recurrent(engine, { ...options, random: createRandom(1, 'weights') });
    loadState(engine, stack.parameters, decodeSafetensors(file, 'lstm.safetensors').tensors);
    const tape = new Tape(engine, { mode: 'evaluation' });
    const { x, output } = golden.stateDict;
    const result = stack.forward(tape, tape.constant(x.shape, x.data));
    expect(difference(tape.numbers(result.output), output.data)).toBeLessThan(1e-5);
    engine.dispose();
  });

  it('is refused when a tensor is missing or has another shape', async () => {
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    const { tensors } = decodeSafetensors(file, 'lstm.safetensors');
    const random = createRandom(1, 'weights');
    const deeper = new Recurrent(engine, { ...options, layers: 3, random });
    expect(() => loadState(engine, deeper.parameters, tensors)).toThrow(
      'The tensor weight_ih_l2 is missing; the tensors given are: bias_hh_l0',
    );
    const wider = new Recurrent(engine, { ...options, hiddenSize: 5, random });
    expect(() => loadState(engine, wider.parameters, tensors)).toThrow(
      'The tensor weight_ih_l0 has shape [16, 3]; expected [20, 3].',
    );
    engine.dispose();
  });
});

/** A [states, batch, hidden] tensor's states, one by one. */
function parts(tensor: GoldenTensor): number[][] {
  const size = tensor.shape[1] * tensor.shape[2];
  return Array.from({ length: tensor.shape[0] }, (_, i) =>
    tensor.data.slice(i * size, (i + 1) * size),
  );
}

function loadGolden(
  engine: Engine,
  stack: Recurrent,
  parameters: Record<string, GoldenTensor>,
): void {
  const tensors = Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, data }]) => [
      name,
      { shape, data: Float64Array.from(data) },
    ]),
  );
  loadState(engine, stack.parameters, tensors);
}
