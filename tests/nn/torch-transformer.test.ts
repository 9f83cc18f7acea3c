import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { decodeSafetensors } from '../../src/io/safetensors.ts';
import { loadState } from '../../src/nn/module.ts';
import { Transformer } from '../../src/nn/transformer.ts';
import { type GoldenTensor, largestDifference, readGolden } from '../golden/torch-golden.ts';

interface EncoderCase {
  readonly norm: 'before' | 'after';
  readonly activation: 'gelu' | 'relu';
  readonly layers: number;
  readonly finalNorm: boolean;
  readonly lengths: number[];
  readonly safetensors: string;
  readonly x: GoldenTensor;
  readonly output: GoldenTensor;
  readonly causal: GoldenTensor;
}

const { encoders } = readGolden<{ encoders: EncoderCase[] }>('torch-transformer');

for (const kind of ['reference', 'wasm', 'auto'] as const) {
  describe(`PyTorch's nn.TransformerEncoder on the engine ${kind}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine({ engine: kind, workers: 1 });
    });
    afterAll(() => engine.dispose());

    for (const given of encoders) {
      const { norm, activation, layers, finalNorm, lengths, x, output, causal } = given;
      it(`${layers} × ${activation}, norms ${norm}`, () => {
        const stack = new Transformer(engine, {
          ...{ size: 8, heads: 2, feedForwardSize: 12, norm, activation, layers, finalNorm },
          random: createRandom(1, 'weights'),
        });
        const file = Uint8Array.from(Buffer.from(given.safetensors, 'base64')).buffer;
        const { tensors } = decodeSafetensors(file, 'encoder.safetensors');
        loadState(engine, stack.parameters, tensors);
        expect(stack.parameters.map(({ name }) => name).sort()).toEqual(
          Object.keys(tensors).sort(),
        );
        const tape = new Tape(engine, { mode: 'evaluation' });
        const input = createParameter(engine, 'x', x.shape);
        tape.numbers(input).set(x.data);
        const padded = tape.numbers(stack.forward(tape, input, { lengths }));
        // What stands at places beyond a sequence's end is nobody's.
        const [steps, batch, size] = x.shape as [number, number, number];
        for (let t = 0; t < steps; t++) {
          for (let b = 0; b < batch; b++) {
            if (t >= lengths[b]!) continue;
            const [begin, end] = [(t * batch + b) * size, (t * batch + b + 1) * size];
            const expected = output.data.slice(begin, end);
            expect(largestDifference(padded.subarray(begin, end), expected)).toBeLessThan(1e-5);
          }
        }
        const seen = tape.numbers(stack.forward(tape, input, { causal: true }));
        expect(largestDifference(seen, causal.data)).toBeLessThan(1e-5);
      });
    }
  });
}
