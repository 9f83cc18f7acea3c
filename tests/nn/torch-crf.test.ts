import { expect, test } from 'vitest';
import { crf } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { type GoldenTensor, largestDifference, readGolden } from '../golden/torch-golden.ts';

interface GoldenChain {
  readonly lengths: number[];
  readonly targets: number[];
  readonly leaves: Record<'logits' | 'transitions' | 'starts' | 'ends', GoldenTensor>;
  readonly loss: number;
  readonly gradients: Record<string, GoldenTensor>;
}

const { chains } = readGolden<{ chains: GoldenChain[] }>('torch-crf');

test.each([
  ['reference', 1e-10],
  ['wasm', 1e-5],
  ['auto', 1e-5],
] as const)(
  "a CRF's loss and gradients are PyTorch's on the engine %s",
  async (kind, tolerance) => {
    const engine = await createEngine({ engine: kind, workers: 1 });
    for (const { leaves, targets, lengths, loss, gradients } of chains) {
      const tape = new Tape(engine);
      const leaf = (name: keyof typeof leaves) => {
        const { shape, data } = leaves[name];
        const parameter = createParameter(engine, name, shape);
        tape.numbers(parameter).set(data);
        return parameter;
      };
      const parameters = {
        logits: leaf('logits'),
        transitions: leaf('transitions'),
        starts: leaf('starts'),
        ends: leaf('ends'),
      };
      const found = crf(tape, parameters, targets, lengths);
      expect(Math.abs(tape.numbers(found)[0] - loss)).toBeLessThan(tolerance * Math.max(1, loss));
      tape.backward(found);
      for (const [name, parameter] of Object.entries(parameters)) {
        const got = tape.gradientNumbers(parameter);
        expect(largestDifference(got, gradients[name].data)).toBeLessThan(tolerance);
      }
      tape.reset();
    }
    engine.dispose();
  },
);
