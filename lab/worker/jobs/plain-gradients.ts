// The same gradients once more: step by step, by the plain equations in double precision. It shares no code with the tape.
import { createRandom } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import type { LanguageModel } from 'malmoi/language-model';
import {
  CELLS,
  type CellKind,
  type CellStep,
  type CellWeights,
  cellWeightsOf,
  Linear,
  type PlainState,
  Recurrent,
} from 'malmoi/nn';
import type { CellFlow } from '../job-looks.ts';

/** As in the library's comparison. */
const INPUT_SIZE = 16;
const CLASSES = 10;

/** Numbers of a layer's steps. */
type Rows = readonly ArrayLike<number>[];

/** ‖∂L/∂state‖ by step, mean over the sequences, in cells with the random weights of `compareGradientFlow`. */
export function flowByPlainEquations(
  engine: Engine,
  settings: { steps: number; gain: number; seed: number; hiddenSize: number; batch: number },
): CellFlow[] {
  const { steps, gain, seed, hiddenSize, batch } = settings;
  return (['rnn', 'lstm', 'gru'] as const).map((cell) => {
    const random = createRandom(seed, 'weights');
    const recurrent = new Recurrent(engine, { cell, inputSize: INPUT_SIZE, hiddenSize, random });
    const sizes = { inputSize: hiddenSize, outputSize: CLASSES };
    const decoder = new Linear(engine, { ...sizes, random, name: 'decoder' });
    const layer = cellWeightsOf(engine, recurrent, 0);
    // As the library multiplies them: in single precision.
    const weightHh = Array.from(layer.weightHh, (weight) => Math.fround(weight * gain));
    const data = createRandom(seed, 'inputs');
    const targets = Array.from({ length: batch }, () => data.integer(CLASSES));
    const inputs = Array.from({ length: steps }, () =>
      Array.from({ length: batch }, () =>
        Array.from({ length: INPUT_SIZE }, () => Math.fround(data.normal())),
      ),
    );
    const norms = new Array<number>(steps + 1).fill(0);
    for (let b = 0; b < batch; b++) {
      const network = { cell, form: 'reset-before', layers: [{ ...layer, weightHh }] } as const;
      const back = goBack(
        network,
        inputs.map((row) => row[b] ?? []),
        (h) => lossGradient(valuesOf(engine, decoder), h, targets[b] ?? 0),
      );
      back.states.forEach((norm, t) => {
        norms[t] = (norms[t] ?? 0) + norm / batch;
      });
    }
    return { cell, norms, weights: undefined };
  });
}

/** ‖∂ ln P(unit | tokens) / ∂x‖ of each token. */
export function hearByPlainEquations(
  model: LanguageModel,
  ids: Int32Array,
  unit: number,
): number[] {
  return goBackThroughText(model, ids, unit).inputs.map(normOf);
}

/** ‖∂L/∂state‖ by step, of the loss of a text's last unit. */
export function flowOfTextByPlainEquations(model: LanguageModel, ids: Int32Array): number[] {
  return goBackThroughText(model, ids.subarray(0, -1), ids.at(-1) ?? 0).states;
}

function goBackThroughText(model: LanguageModel, ids: Int32Array, unit: number): Gradients {
  const { engine, embedding, recurrent, decoder, options } = model;
  const { cell, form, layers, embeddingSize } = options;
  const { offset, length } = embedding.weight;
  const table = Float64Array.from(engine.heap.numbers(offset, length));
  const inputs = Array.from(ids, (id) =>
    table.subarray(id * embeddingSize, (id + 1) * embeddingSize),
  );
  const weights = Array.from({ length: layers }, (_, layer) =>
    cellWeightsOf(engine, recurrent, layer),
  );
  return goBack({ cell, form, layers: weights }, inputs, (h) =>
    lossGradient(valuesOf(engine, decoder), h, unit),
  );
}

/** What went back. */
interface Gradients {
  /** Norms of the states' gradients for t = 0 to T, over all layers; of the last only what the loss sees. */
  readonly states: number[];
  /** ∂L/∂x of each step. */
  readonly inputs: readonly ArrayLike<number>[];
}

interface Network {
  readonly cell: CellKind;
  readonly form: 'reset-before' | 'reset-after';
  readonly layers: readonly CellWeights[];
}

/** Runs forward through all layers, and back from the last output. */
function goBack(
  { cell, form, layers }: Network,
  inputs: Rows,
  gradientOf: (h: ArrayLike<number>) => ArrayLike<number>,
): Gradients {
  const runs: { inputs: Rows; before: PlainState[]; steps: CellStep[] }[] = [];
  let rows = inputs;
  for (const weights of layers) {
    const zeros = new Float64Array(weights.hiddenSize);
    let state: PlainState = { h: zeros, c: zeros };
    const before: PlainState[] = [];
    const steps = Array.from(rows, (x) => {
      before.push(state);
      const step = CELLS[cell].step(weights, x, state, form);
      state = step;
      return step;
    });
    runs.push({ inputs: rows, before, steps });
    rows = steps.map(({ h }) => h);
  }
  const last = inputs.length - 1;
  const top = gradientOf(rows[last] ?? []);
  /** ∂L of each output of the layer, from the layer above. */
  let above: ArrayLike<number>[] = inputs.map((_, t) => (t === last ? top : []));
  const squares = new Float64Array(inputs.length + 1);
  squares[inputs.length] = squareOf(top);
  layers.forEach((_, i) => {
    const at = layers.length - 1 - i;
    const weights = layers[at];
    const run = runs[at];
    if (weights === undefined || run === undefined) return;
    let gradient: PlainState = { h: new Float64Array(weights.hiddenSize) };
    const below: ArrayLike<number>[] = [];
    for (let t = last; t >= 0; t--) {
      const own = above[t] ?? [];
      const h = Float64Array.from(gradient.h, (value, n) => value + (own[n] ?? 0));
      const [x, state, step] = [run.inputs[t], run.before[t], run.steps[t]];
      if (x === undefined || state === undefined || step === undefined) continue;
      const found = CELLS[cell].stepBackward(
        weights,
        { x, state, step, gradient: { ...gradient, h } },
        form,
      );
      gradient = { h: found.h, ...(found.c && { c: found.c }) };
      below[t] = found.x;
      squares[t] = (squares[t] ?? 0) + squareOf(found.h) + squareOf(found.c ?? []);
    }
    above = below;
  });
  return { states: Array.from(squares, Math.sqrt), inputs: above };
}

interface Decoder {
  readonly weight: Float64Array;
  readonly bias: Float64Array | undefined;
}

function valuesOf(engine: Engine, { weight, bias }: Linear): Decoder {
  const read = ({ offset, length }: { offset: number; length: number }): Float64Array =>
    Float64Array.from(engine.heap.numbers(offset, length));
  return { weight: read(weight), bias: bias && read(bias) };
}

/** ∂(−ln P(target))/∂h of a softmax over W h + b: Wᵀ (p − e). */
function lossGradient({ weight, bias }: Decoder, h: ArrayLike<number>, target: number): number[] {
  const size = h.length;
  const classes = weight.length / size;
  const at = (row: number, n: number): number => weight[row * size + n] ?? 0;
  const logits = Array.from({ length: classes }, (_, row) =>
    Array.from(h).reduce((sum, value, n) => sum + at(row, n) * value, bias?.[row] ?? 0),
  );
  const most = Math.max(...logits);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0);
  const errors = logits.map(
    (logit, row) => Math.exp(logit - most) / total - (row === target ? 1 : 0),
  );
  return Array.from({ length: size }, (_, n) =>
    errors.reduce((sum, error, row) => sum + at(row, n) * error, 0),
  );
}

function squareOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value * value, 0);
}

function normOf(values: ArrayLike<number>): number {
  return Math.sqrt(squareOf(values));
}
