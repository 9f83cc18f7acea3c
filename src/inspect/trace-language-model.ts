import type { Parameter } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import { type LongWork, throwIfAborted } from '../base/progress.ts';
import type { LanguageModel } from '../language-model/index.ts';
import {
  type CellKind,
  type CellWeights,
  gruStep,
  type Linear,
  lstmStep,
  rnnStep,
} from '../nn/index.ts';
import type { UnitActivations } from './rank-units.ts';

/** Something that can be traced, under the names that `rnnStep`, `lstmStep` and `gruStep` give it. */
export type Signal = 'preactivation' | 'h' | 'c' | 'i' | 'f' | 'g' | 'o' | 'r' | 'z' | 'candidate';

/** What can be traced of each kind of cell: its memory first, then what that was made of. */
export const SIGNALS: Readonly<Record<CellKind, readonly Signal[]>> = {
  rnn: ['h', 'preactivation'],
  lstm: ['c', 'h', 'i', 'f', 'g', 'o'],
  gru: ['h', 'r', 'z', 'candidate'],
};

/** One signal of one layer. */
export interface LayerActivations extends UnitActivations {
  readonly signal: Signal;
  readonly values: Float32Array;
}

/** Everything that a language model computed while it read a text. */
export interface LanguageModelTrace {
  readonly cell: CellKind;
  /** The units that were read, as text: joined, they are the text again. */
  readonly tokens: readonly string[];
  /** Each token's surprise, −log₂ P(token | those before), in bits; NaN for the first. */
  readonly surprise: Float32Array;
  /** Every signal of every layer, layer by layer from the lowest. */
  readonly activations: readonly LayerActivations[];
}

/** Options of `traceLanguageModel`. */
export interface TraceOptions extends LongWork {
  /** Which signals are kept; default all of the cell's. Each takes 4 bytes a token and unit. */
  readonly signals?: readonly Signal[];
}

/**
 * Lets a language model read a text, one unit after another from a state of zeros, by the plain
 * equations, and keeps every intermediate value.
 * @param ids the text as the model's units
 * @throws UsageError when there is nothing to read, or the cell lacks a signal
 * @throws InterruptedError when the signal is aborted
 */
export async function traceLanguageModel(
  model: LanguageModel,
  ids: Int32Array,
  options: TraceOptions = {},
): Promise<LanguageModelTrace> {
  const { cell, form, layers, hiddenSize, embeddingSize } = model.options;
  const { signals = SIGNALS[cell], onProgress, signal: abort } = options;
  checkSignals(cell, signals);
  if (ids.length === 0) throw new UsageError('There is no text to read; give some.');
  const activations = Array.from({ length: layers }, (_, layer) =>
    signals.map((signal) => ({
      ...{ layer, signal, units: hiddenSize },
      values: new Float32Array(ids.length * hiddenSize),
    })),
  ).flat();
  const weights = Array.from({ length: layers }, (_, layer) => cellWeights(model, layer));
  const table = valuesOf(model, model.embedding.weight);
  const predict = createPredictor(model, model.decoder);
  const states = weights.map((): { h: Float64Array; c: Float64Array } => ({
    h: new Float64Array(hiddenSize),
    c: new Float64Array(hiddenSize),
  }));
  const surprise = new Float32Array(ids.length).fill(Number.NaN);

  const letEventsIn = createEventBreaks();
  for (let t = 0; t < ids.length; t++) {
    const id = ids[t];
    if (t > 0) surprise[t] = predict(states[layers - 1].h, id);
    let x: ArrayLike<number> = table.subarray(id * embeddingSize, (id + 1) * embeddingSize);
    for (let layer = 0; layer < layers; layer++) {
      const { h, c } = states[layer];
      const step = stepOf(cell, form, weights[layer], x, h, c);
      states[layer] = { h: step.h, c: step.c ?? c };
      signals.forEach((signal, s) => {
        const values = step[signal];
        if (values !== undefined) {
          activations[layer * signals.length + s].values.set(values, t * hiddenSize);
        }
      });
      x = step.h;
    }
    onProgress?.({ phase: 'reading', done: t + 1, total: ids.length, unit: 'tokens' });
    await letEventsIn();
    throwIfAborted(abort);
  }
  return { cell, tokens: tokenTexts(model, ids), surprise, activations };
}

function checkSignals(cell: CellKind, signals: readonly Signal[]): void {
  const known = SIGNALS[cell];
  const strange = signals.find((signal) => !known.includes(signal));
  if (strange !== undefined) {
    throw new UsageError(`A cell of kind ${cell} has no ${strange}; it has ${known.join(', ')}.`);
  }
}

/** One step of a cell of any kind, under the signals' names. */
function stepOf(
  cell: CellKind,
  form: LanguageModel['options']['form'],
  weights: CellWeights,
  x: ArrayLike<number>,
  h: Float64Array,
  c: Float64Array,
): { readonly h: Float64Array } & Partial<Record<Signal, Float64Array>> {
  switch (cell) {
    case 'rnn':
      return rnnStep(weights, x, h);
    case 'lstm':
      return lstmStep(weights, x, h, c);
    case 'gru':
      return gruStep(weights, x, h, form);
  }
}

/** Copies of one layer's weights, by PyTorch's names. */
function cellWeights(model: LanguageModel, layer: number): CellWeights {
  const { hiddenSize, embeddingSize } = model.options;
  const find = (name: string): Float64Array => {
    const full = `recurrent.${name}_l${layer}`;
    const parameter = model.recurrent.parameters.find((one) => one.name === full);
    if (parameter === undefined) throw new UsageError(`The model has no parameter ${full}.`);
    return valuesOf(model, parameter);
  };
  return {
    inputSize: layer === 0 ? embeddingSize : hiddenSize,
    hiddenSize,
    weightIh: find('weight_ih'),
    weightHh: find('weight_hh'),
    biasIh: find('bias_ih'),
    biasHh: find('bias_hh'),
  };
}

function valuesOf({ engine }: LanguageModel, { offset, length }: Parameter): Float64Array {
  return Float64Array.from(engine.heap.numbers(offset, length));
}

/** The surprise of a unit after a state, in bits. */
function createPredictor(
  model: LanguageModel,
  decoder: Linear,
): (h: Float64Array, id: number) => number {
  const weight = valuesOf(model, decoder.weight);
  const bias = decoder.bias === undefined ? undefined : valuesOf(model, decoder.bias);
  const logits = new Float64Array(model.units.size);
  return (h, id) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < logits.length; j++) {
      let sum = bias === undefined ? 0 : bias[j];
      for (let i = 0; i < h.length; i++) sum += weight[j * h.length + i] * h[i];
      logits[j] = sum;
      most = Math.max(most, sum);
    }
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - most), 0);
    return (Math.log(total) - (logits[id] - most)) / Math.LN2;
  };
}

/** The text of each unit, with the spaces that stand between words. */
function tokenTexts({ units }: LanguageModel, ids: Int32Array): string[] {
  if (units.kind === 'bpe') {
    // The first tokens are bytes, of which those below 0x80 are characters by themselves.
    return Array.from(ids, (id) => (id < 0x80 ? String.fromCharCode(id) : units.text(id)));
  }
  const texts = Array.from(ids, units.text);
  if (units.kind !== 'words') return texts;
  return texts.map((text, t) => {
    const beginsLine = t === 0 || texts[t - 1] === '\n';
    return text === '\n' || beginsLine ? text : ` ${text}`;
  });
}
