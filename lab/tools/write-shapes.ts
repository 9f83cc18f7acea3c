// Trains chapter 9's five small networks with the library's layers, and writes their weights:
//
//   node --import ./tests/support/typescript-loader.mjs lab/tools/write-shapes.ts
import { writeFileSync } from 'node:fs';
import { createEngine, createRandom, Linear, Optimizer, operations, Recurrent, Tape } from 'malmoi';
import { TASK_NAMES } from '../chapters/shapes/state.ts';
import { type Example, TASKS } from '../chapters/shapes/tasks.ts';

/** Widths of the state and updates of the weights, by task. */
const SETTINGS = {
  pressure: { hidden: 8, updates: 600 },
  caption: { hidden: 16, updates: 500 },
  review: { hidden: 16, updates: 1500 },
  date: { hidden: 24, updates: 2500 },
  spacing: { hidden: 16, updates: 900 },
} as const;

const BATCH = 32;
const LEARNING_RATE = 0.01;
const TESTED = 400;

/** Stands for a port without an answer. */
const NONE = -100;

/** A weight is kept as a whole number of this part of 1, in 16 bits. */
const PARTS = 4096;

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

const engine = await createEngine({ engine: 'wasm', workers: 1 });
const written: Record<string, unknown> = {};
for (const name of TASK_NAMES) {
  const task = TASKS[name];
  const { hidden, updates } = SETTINGS[name];
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
  for (let update = 0; update < updates; update++) {
    optimizer.learningRate = LEARNING_RATE * Math.min(1, (2 * (updates - update)) / updates);
    const { logits, targets } = run(draw(BATCH));
    tape.backward(operations.softmaxCrossEntropy(tape, logits, targets));
    optimizer.step();
    tape.reset();
  }
  const tensors = parameters.map((parameter) =>
    Int16Array.from(tape.numbers(parameter), (w) => Math.round(w * PARTS)),
  );
  parameters.forEach((parameter, i) => {
    tape.numbers(parameter).set(Array.from(tensors[i] ?? [], (code) => code / PARTS));
  });
  const { logits, targets } = run(draw(TESTED));
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
  const base64 = tensors.map((tensor) => Buffer.from(tensor.buffer).toString('base64'));
  written[name] = { hidden, updates, right, asked, tensors: base64 };
}
engine.dispose();
writeFileSync(
  new URL('../chapters/shapes/weights.generated.ts', import.meta.url),
  `// Written by lab/tools/write-shapes.ts: weights in parts of ${PARTS}, 16 bits each, in base64.\nexport const WEIGHTS = ${JSON.stringify(written, null, 2)};\n`,
);
