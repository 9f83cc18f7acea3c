import { createRandom } from 'malmoi';
import { operations, Tape } from 'malmoi/autodiff';
import type { Engine } from 'malmoi/engine';
import { Linear, Recurrent } from 'malmoi/nn';
import { Optimizer } from 'malmoi/training';
import { type Example, TASKS } from '../../chapters/shapes/tasks.ts';
import type { Job } from '../job.ts';
import type { Look, ShapeSpec, ShapeWeights } from '../job-looks.ts';
import { PARTS, SHAPE_SETTINGS } from '../shape-settings.ts';

const BATCH = 32;
const LEARNING_RATE = 0.01;

/** Stands for a port without an answer. */
const NONE = -100;

/** Lays examples side by side, time first. */
function lay(examples: readonly Example[], inputSize: number) {
  const steps = Math.max(...examples.map(({ ports }) => ports.length));
  const x = new Float32Array(steps * examples.length * inputSize);
  const targets = new Int32Array(steps * examples.length).fill(NONE);
  examples.forEach(({ ports, targets: own }, b) => {
    ports.forEach((port, t) => {
      const row = t * examples.length + b;
      if (port.x !== undefined) x.set(port.x, row * inputSize);
      targets[row] = own[t] ?? NONE;
    });
  });
  return { shape: [steps, examples.length, inputSize] as const, x, targets };
}

/** The training of one of chapter 9's networks, which the chapter's own weights come from, too. */
export interface ShapeJob extends Job<Look<'shapes'>> {
  /** The weights as they are kept: whole numbers of parts. */
  readonly weights: () => ShapeWeights;
  /** How many of the answers that are asked for are right, on examples that are drawn now, by the weights as they are kept. */
  readonly test: (examples: number) => { right: number; asked: number };
}

/** One of the five small networks: a GRU, and a linear map to the answers. */
export function createShapesJob(engine: Engine, { task: name }: ShapeSpec): ShapeJob {
  const task = TASKS[name];
  const { hidden, updates } = SHAPE_SETTINGS[name];
  const random = createRandom(1, 'weights');
  const dice = createRandom(1, 'examples');
  const cell = new Recurrent(engine, {
    ...{ cell: 'gru', inputSize: task.inputSize, hiddenSize: hidden, random },
  });
  const head = new Linear(engine, { inputSize: hidden, outputSize: task.answers.length, random });
  const parameters = [...cell.parameters, ...head.parameters];
  const optimizer = new Optimizer(engine, parameters, {
    ...{ kind: 'adam', learningRate: LEARNING_RATE },
  });
  const tape = new Tape(engine);
  const run = (examples: readonly Example[]) => {
    const { shape, x, targets } = lay(examples, task.inputSize);
    const { output } = cell.forward(tape, tape.constant([...shape], x));
    return { logits: head.forward(tape, output), targets };
  };
  const draw = (count: number): Example[] => Array.from({ length: count }, () => task.draw(dice));
  const weights = (): ShapeWeights =>
    parameters.map((parameter) =>
      Int16Array.from(tape.numbers(parameter), (weight) => Math.round(weight * PARTS)),
    );
  let update = 0;
  return {
    next: async () => {
      if (update === updates) return undefined;
      optimizer.learningRate = LEARNING_RATE * Math.min(1, (2 * (updates - update)) / updates);
      const { logits, targets } = run(draw(BATCH));
      const loss = operations.softmaxCrossEntropy(tape, logits, targets);
      const value = tape.numbers(loss)[0] ?? Number.NaN;
      tape.backward(loss);
      optimizer.step();
      tape.reset();
      update += 1;
      return [update, value, 0, optimizer.learningRate];
    },
    look: async () => weights(),
    finish: () => new Uint8Array(),
    weights,
    test: (examples) => {
      weights().forEach((codes, i) => {
        const parameter = parameters[i];
        if (parameter === undefined) return;
        tape.numbers(parameter).set(Array.from(codes, (code) => code / PARTS));
      });
      const { logits, targets } = run(draw(examples));
      const numbers = tape.numbers(logits);
      const size = task.answers.length;
      let right = 0;
      let asked = 0;
      targets.forEach((target, row) => {
        if (target === NONE) return;
        const own = Array.from(numbers.subarray(row * size, (row + 1) * size));
        asked += 1;
        if (own.indexOf(Math.max(...own)) === target) right += 1;
      });
      tape.reset();
      return { right, asked };
    },
  };
}
