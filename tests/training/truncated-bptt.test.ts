import { describe, expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../src/autodiff/operations.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { CELL_KINDS, CELLS, type CellKind } from '../../src/nn/cells/index.ts';
import { Embedding } from '../../src/nn/embedding.ts';
import { Linear } from '../../src/nn/linear.ts';
import { Recurrent } from '../../src/nn/recurrent.ts';
import { CarriedState } from '../../src/training/carried-state.ts';
import { Optimizer } from '../../src/training/optimizers/optimizer.ts';
import { cutChunks } from '../../src/training/truncated-bptt.ts';

const VOCABULARY = 7;
const random = createRandom(1, 'text');
const text = Int32Array.from({ length: 61 }, () => random.integer(VOCABULARY));

/** A small language model, its state carried from chunk to chunk. */
function createModel(engine: Engine, cell: CellKind) {
  const weights = createRandom(3, 'weights');
  const embedding = new Embedding(engine, { count: VOCABULARY, size: 5, random: weights });
  const layer = new Recurrent(engine, {
    cell,
    inputSize: 5,
    hiddenSize: 6,
    layers: 2,
    random: weights,
  });
  const head = new Linear(engine, {
    inputSize: 6,
    outputSize: VOCABULARY,
    random: weights,
    name: 'head',
  });
  const parameters = [...embedding.parameters, ...layer.parameters, ...head.parameters];
  return { embedding, layer, head, parameters };
}

/** Runs over the text once; gives the losses and the parameters (or, without updates, gradients). */
function run(engine: Engine, cell: CellKind, chunkLength: number | undefined, batch = 3) {
  const { embedding, layer, head, parameters } = createModel(engine, cell);
  const tape = new Tape(engine);
  const optimizer = new Optimizer(engine, parameters, { kind: 'sgd', learningRate: 0.1 });
  const states = CELLS[cell].states.length * layer.states;
  const shapes = Array.from({ length: states }, () => [batch, 6]);
  const carried = new CarriedState(engine, shapes);
  const losses: number[] = [];
  const gradients: number[][] = [];
  for (const chunk of cutChunks(text, { batch, ...(chunkLength ? { chunkLength } : {}) })) {
    const x = embedding.forward(tape, chunk.inputs, [chunk.steps, chunk.batch]);
    const state = {
      h: carried.tensors.slice(0, layer.states),
      c: carried.tensors.slice(layer.states),
    };
    const result = layer.forward(tape, x, { state });
    const loss = softmaxCrossEntropy(tape, head.forward(tape, result.output), chunk.targets);
    losses.push(tape.numbers(loss)[0]);
    tape.backward(loss);
    carried.keep(tape, [...result.state.h, ...result.state.c]);
    gradients.push(parameters.flatMap((parameter) => [...tape.gradientNumbers(parameter)]));
    optimizer.step();
    tape.reset();
  }
  return { losses, gradients };
}

/** Full back-propagation, written without chunks or a carried state. */
function runFull(engine: Engine, cell: CellKind, batch = 3) {
  const { embedding, layer, head, parameters } = createModel(engine, cell);
  const tape = new Tape(engine);
  const steps = Math.floor((text.length - 1) / batch);
  const inputs: number[] = [];
  const targets: number[] = [];
  for (let t = 0; t < steps; t++) {
    for (let b = 0; b < batch; b++) {
      inputs.push(text[b * steps + t]);
      targets.push(text[b * steps + t + 1]);
    }
  }
  const { output } = layer.forward(tape, embedding.forward(tape, inputs, [steps, batch]));
  const loss = softmaxCrossEntropy(tape, head.forward(tape, output), targets);
  tape.backward(loss);
  const result = {
    losses: [tape.numbers(loss)[0]],
    gradients: [parameters.flatMap((parameter) => [...tape.gradientNumbers(parameter)])],
  };
  tape.reset();
  return result;
}

describe('truncated back-propagation through time', () => {
  for (const kind of ['reference', 'wasm'] as const) {
    for (const cell of CELL_KINDS) {
      it(`a chunk as long as the sequence is full BPTT to the bit: ${cell}, ${kind}`, async () => {
        const engine = await createEngine({ engine: kind, workers: 1 });
        const full = runFull(engine, cell);
        expect(run(engine, cell, 20)).toEqual(full);
        expect(run(engine, cell, undefined)).toEqual(full);
        expect(run(engine, cell, 7).gradients[0]).not.toEqual(full.gradients[0]);
        engine.dispose();
      });
    }
  }

  it('carries the state: without updates, chunks have the losses of the whole sequence', async () => {
    const engine = await createEngine({ engine: 'reference' });
    const whole = runFull(engine, 'lstm').losses[0];
    const { embedding, layer, head } = createModel(engine, 'lstm');
    const tape = new Tape(engine, { mode: 'evaluation' });
    const carried = new CarriedState(engine, [
      [3, 6],
      [3, 6],
      [3, 6],
      [3, 6],
    ]);
    let sum = 0;
    for (const chunk of cutChunks(text, { batch: 3, chunkLength: 5 })) {
      const x = embedding.forward(tape, chunk.inputs, [chunk.steps, chunk.batch]);
      const state = { h: carried.tensors.slice(0, 2), c: carried.tensors.slice(2) };
      const result = layer.forward(tape, x, { state });
      const loss = softmaxCrossEntropy(tape, head.forward(tape, result.output), chunk.targets);
      sum += tape.numbers(loss)[0] * chunk.steps;
      carried.keep(tape, [...result.state.h, ...result.state.c]);
      tape.reset();
    }
    expect(sum / 20).toBeCloseTo(whole, 12);
  });

  it('cuts a text into sequences and chunks', () => {
    const ids = Int32Array.from({ length: 10 }, (_, i) => i);
    const chunks = [...cutChunks(ids, { batch: 2, chunkLength: 3 })];
    expect(chunks.map((chunk) => [...chunk.inputs])).toEqual([
      [0, 4, 1, 5, 2, 6],
      [3, 7],
    ]);
    expect(chunks.map((chunk) => [...chunk.targets])).toEqual([
      [1, 5, 2, 6, 3, 7],
      [4, 8],
    ]);
    expect(chunks.map((chunk) => chunk.begin)).toEqual([0, 3]);
    expect(() => [...cutChunks(ids, { batch: 20 })]).toThrow('a text of 10 tokens');
  });
});
