import { describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { CELL_KINDS, type CellKind } from '../../src/nn/cells/index.ts';
import { Embedding } from '../../src/nn/embedding.ts';
import { Linear } from '../../src/nn/linear.ts';
import { Recurrent } from '../../src/nn/recurrent.ts';
import { clipByNorm } from '../../src/training/clipping.ts';
import { Optimizer } from '../../src/training/optimizers/optimizer.ts';

const BATCH = 13;
const STEPS = 9;
const HIDDEN = 72;
const VOCABULARY = 37;

/** The weights after three steps of a model large enough that every kind of work is shared. */
async function train(engineKind: 'wasm' | 'auto', workers: number, cell: CellKind) {
  const engine = await createEngine({ engine: engineKind, workers });
  const random = createRandom(1, 'weights');
  const embedding = new Embedding(engine, {
    count: VOCABULARY,
    size: HIDDEN,
    random,
    name: 'embedding',
  });
  const layer = new Recurrent(engine, {
    cell,
    inputSize: HIDDEN,
    hiddenSize: HIDDEN,
    layers: 2,
    dropout: 0.2,
    random,
  });
  const head = new Linear(engine, {
    inputSize: HIDDEN,
    outputSize: VOCABULARY,
    random,
    name: 'head',
  });
  const parameters = [...embedding.parameters, ...layer.parameters, ...head.parameters];
  const optimizer = new Optimizer(engine, parameters, { kind: 'adam', learningRate: 0.01 });
  const tape = new Tape(engine);
  const data = createRandom(2, 'data');
  for (let step = 0; step < 3; step++) {
    const draw = () => Array.from({ length: BATCH * STEPS }, () => data.integer(VOCABULARY));
    const x = embedding.forward(tape, draw(), [STEPS, BATCH]);
    const { output } = layer.forward(tape, x, { random: data });
    tape.backward(softmaxCrossEntropy(tape, head.forward(tape, output), draw()));
    clipByNorm(engine, parameters, 0.5);
    optimizer.step();
    tape.reset();
  }
  const weights = parameters.map((parameter) => tape.numbers(parameter).slice());
  engine.dispose();
  return weights;
}

describe('training', () => {
  for (const engine of ['wasm', 'auto'] as const) {
    for (const cell of CELL_KINDS) {
      it(`gives the same bits with 1, 2 and 3 workers: ${cell}, ${engine}`, async () => {
        const one = await train(engine, 1, cell);
        expect(await train(engine, 2, cell)).toEqual(one);
        expect(await train(engine, 3, cell)).toEqual(one);
      });
    }
  }
});
