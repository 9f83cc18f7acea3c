import { describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom, Random } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { Embedding } from '../../src/nn/embedding.ts';
import { Linear } from '../../src/nn/linear.ts';
import { loadState, stateOf } from '../../src/nn/module.ts';
import { Recurrent } from '../../src/nn/recurrent.ts';
import { clipByNorm } from '../../src/training/clipping.ts';
import { Optimizer } from '../../src/training/optimizers/optimizer.ts';
import type { OptimizerOptions } from '../../src/training/optimizers/options.ts';

/** A small sequence classifier and one step of its training, with dropout. */
function createTraining(engine: Engine, options: OptimizerOptions, seed: number) {
  const random = createRandom(seed, 'weights');
  const embedding = new Embedding(engine, { count: 11, size: 4, random, name: 'embedding' });
  const layer = new Recurrent(engine, {
    cell: 'lstm',
    inputSize: 4,
    hiddenSize: 5,
    layers: 2,
    dropout: 0.3,
    random,
  });
  const head = new Linear(engine, { inputSize: 5, outputSize: 3, random, name: 'head' });
  const parameters = [...embedding.parameters, ...layer.parameters, ...head.parameters];
  const optimizer = new Optimizer(engine, parameters, options);
  const tape = new Tape(engine);
  const step = (data: Random): number => {
    const ids = Array.from({ length: 12 }, () => data.integer(11));
    const x = embedding.forward(tape, ids, [4, 3]);
    const { state } = layer.forward(tape, x, { random: data });
    const loss = softmaxCrossEntropy(tape, head.forward(tape, state.h[1]), [0, 1, 2]);
    tape.backward(loss);
    clipByNorm(engine, parameters, 1);
    optimizer.step();
    const value = tape.numbers(loss)[0];
    tape.reset();
    return value;
  };
  return { parameters, optimizer, step };
}

const KINDS: readonly OptimizerOptions[] = [
  { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 0.1 },
  { kind: 'rmsprop', learningRate: 0.01, momentum: 0.5, centered: true },
  { kind: 'adam', learningRate: 0.01 },
  { kind: 'adamw', learningRate: 0.01 },
];

describe('a resumed training', () => {
  for (const options of KINDS) {
    it(`equals an uninterrupted one to the bit: ${options.kind}`, async () => {
      const engine = await createEngine({ engine: 'wasm', workers: 1 });
      const whole = createTraining(engine, options, 1);
      const data = createRandom(2, 'data');
      for (let i = 0; i < 20; i++) whole.step(data);
      const kept = {
        random: data.state(),
        tensors: stateOf(engine, whole.parameters),
        optimizer: whole.optimizer.state(),
        metadata: JSON.stringify(whole.optimizer.state().metadata),
      };
      const losses = Array.from({ length: 20 }, () => whole.step(data));

      const resumed = createTraining(engine, options, 99);
      loadState(engine, resumed.parameters, kept.tensors);
      resumed.optimizer.restore({
        metadata: JSON.parse(kept.metadata),
        tensors: kept.optimizer.tensors,
      });
      const goesOn = new Random(kept.random);
      expect(Array.from({ length: 20 }, () => resumed.step(goesOn))).toEqual(losses);
      expect(stateOf(engine, resumed.parameters)).toEqual(stateOf(engine, whole.parameters));
      engine.dispose();
    });
  }

  it('refuses the state of another optimizer, or of other sizes', async () => {
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    const adam = createTraining(engine, { kind: 'adam', learningRate: 0.01 }, 1);
    const adagrad = createTraining(engine, { kind: 'adagrad', learningRate: 0.01 }, 1);
    expect(() => adam.optimizer.restore(adagrad.optimizer.state())).toThrow(
      'The checkpoint\'s optimizer is "adagrad"; expected adam.',
    );
    const state = adam.optimizer.state();
    const tensors = { ...state.tensors };
    delete (tensors as Record<string, unknown>)['head.bias.exp_avg'];
    expect(() => adam.optimizer.restore({ ...state, tensors })).toThrow(
      'head.bias.exp_avg holds no numbers; expected 3',
    );
    engine.dispose();
  });

  it('needs no more memory after ten thousand steps than after ten', async () => {
    const engine = await createEngine({ engine: 'auto', workers: 1 });
    const { step } = createTraining(engine, { kind: 'adam', learningRate: 0.001 }, 1);
    const data = createRandom(2, 'data');
    for (let i = 0; i < 10; i++) step(data);
    const { byteLength, bytesInUse } = engine.heap;
    for (let i = 0; i < 10_000; i++) step(data);
    expect(engine.heap.byteLength).toBe(byteLength);
    expect(engine.heap.bytesInUse).toBe(bytesInUse);
    engine.dispose();
  });
});
