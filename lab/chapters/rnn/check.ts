import {
  cellWeightsOf,
  createEngine,
  createRandom,
  Linear,
  Optimizer,
  operations,
  Recurrent,
  rnnStep,
  Tape,
} from 'malmoi';
import type { Check } from '../../shell/chapter.ts';
import { LEARNING_RATE, MATRICES, shapeOf } from './cell.ts';
import { parseEdits } from './edits.ts';
import { vocabularyOf } from './model.ts';
import type { RnnFields } from './state.ts';

/** What the library says: its layers trained in double precision, then its own `rnnStep` over the letters. */
const check: Check<RnnFields> = async (values) => {
  const vocabulary = vocabularyOf(values.word);
  const ids = Array.from(values.word, (letter) => vocabulary.indexOf(letter));
  const [inputs, targets] = [ids.slice(0, -1), ids.slice(1)];
  const sizes = { letters: vocabulary.length, hidden: values.hidden };
  const engine = await createEngine({ engine: 'reference' });
  try {
    const random = createRandom(values.seed, 'weights');
    const { letters, hidden } = sizes;
    const cell = new Recurrent(engine, {
      cell: 'rnn',
      inputSize: letters,
      hiddenSize: hidden,
      random,
    });
    const head = new Linear(engine, { inputSize: hidden, outputSize: letters, random });
    const parameters = [...cell.parameters, ...head.parameters];
    const numbersOf = (i: number): Float32Array | Float64Array => {
      const parameter = parameters[i];
      return parameter === undefined
        ? new Float64Array(0)
        : engine.heap.numbers(parameter.offset, parameter.length);
    };
    for (const { matrix, row, column, value } of parseEdits(values.edits, sizes)) {
      const [, columns] = shapeOf(matrix, sizes);
      numbersOf(MATRICES.indexOf(matrix))[row * columns + column] = value;
    }
    const optimizer = new Optimizer(engine, parameters, {
      ...{ kind: 'adam', learningRate: LEARNING_RATE },
    });
    const tape = new Tape(engine);
    const oneHot = (id: number): number[] => vocabulary.map((_, k) => (k === id ? 1 : 0));
    const run = (): { loss: number; learn: () => void } => {
      const x = tape.constant([inputs.length, 1, letters], inputs.flatMap(oneHot));
      const h = [tape.constant([1, hidden], new Array(hidden).fill(values.start))];
      const { output } = cell.forward(tape, x, { state: { h, c: [] } });
      const loss = operations.softmaxCrossEntropy(tape, head.forward(tape, output), targets);
      return {
        loss: tape.numbers(loss)[0] ?? 0,
        learn: () => {
          tape.backward(loss);
          optimizer.step();
        },
      };
    };
    for (let update = 0; update < values.updates && inputs.length > 0; update++) {
      run().learn();
      tape.reset();
    }
    const loss = inputs.length === 0 ? 0 : run().loss;
    const weights = cellWeightsOf(engine, cell, 0);
    const [why, by] = [numbersOf(4).slice(), numbersOf(5).slice()];
    const read = (id: number, h: ArrayLike<number>) => {
      const next = rnnStep(weights, oneHot(id), h).h;
      const logits = Array.from(by, (b, k) =>
        next.reduce((sum, value, j) => sum + (why[k * hidden + j] ?? 0) * value, b),
      );
      return { h: next, logits };
    };
    let h: ArrayLike<number> = new Float64Array(hidden).fill(values.start);
    const steps = inputs.map((id) => {
      const step = read(id, h);
      h = step.h;
      return step;
    });
    let [letter, before] = [
      inputs[0] ?? 0,
      new Float64Array(hidden).fill(values.start) as ArrayLike<number>,
    ];
    const written = inputs.map(() => {
      const step = read(letter, before);
      letter = step.logits.indexOf(Math.max(...step.logits));
      before = step.h;
      return letter;
    });
    const shown = steps.slice(0, values.mode === 'train' ? inputs.length : values.time);
    const byTime = (size: number, of: (step: (typeof steps)[number], i: number) => number) =>
      Array.from({ length: size }, (_, i) => shown.map((step) => of(step, i)));
    return {
      states: byTime(hidden, (step, i) => step.h[i] ?? 0),
      logits: byTime(letters, (step, k) => step.logits[k] ?? 0),
      probabilities: byTime(letters, ({ logits }, k) => {
        const total = logits.reduce((sum, z) => sum + Math.exp(z), 0);
        return Math.exp(logits[k] ?? 0) / total;
      }),
      ...{ loss: [[loss]], written: [written] },
      ...Object.fromEntries(
        MATRICES.map((name, i) => {
          const [rows, columns] = shapeOf(name, sizes);
          const numbers = numbersOf(i);
          return [
            name,
            Array.from({ length: rows }, (_, r) =>
              Array.from(numbers.subarray(r * columns, (r + 1) * columns)),
            ),
          ];
        }),
      ),
    };
  } finally {
    engine.dispose();
  }
};
export default check;
