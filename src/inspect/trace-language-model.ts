import type { Parameter } from '../autodiff/tensor.ts';
import { UsageError } from '../base/errors.ts';
import { createEventBreaks } from '../base/event-breaks.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork, throwIfAborted } from '../base/progress.ts';
import { sentence } from '../base/sentence.ts';
import type { AnyLanguageModel, LanguageModel } from '../language-model/index.ts';
import {
  CELL_KINDS,
  CELLS,
  type CellKind,
  type CellSignal,
  cellWeightsOf,
  type Linear,
  type PlainState,
  type Signal,
  type SignalRange,
} from '../nn/index.ts';
import { expectRecurrent } from './expect-recurrent.ts';
import type { UnitActivations } from './rank-units.ts';

type SignalNames = Readonly<Record<CellKind, readonly Signal[]>>;

/** What can be traced of each kind of cell: its memory first, then what that was made of. */
export const SIGNALS: SignalNames = Object.fromEntries(
  CELL_KINDS.map((cell) => [cell, CELLS[cell].signals.map(({ name }) => name)]),
) as Partial<SignalNames> as SignalNames;

/** One signal of one layer. */
export interface LayerActivations extends UnitActivations {
  readonly signal: Signal;
  /** What values the signal takes. */
  readonly range: SignalRange;
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

/** What each option takes. */
export const TRACE_OPTIONS: OptionTable<TraceOptions> = {
  ...LONG_WORK_OPTIONS,
  signals: { kind: 'list', of: 'text' },
};

/**
 * Lets a language model read a text, one unit after another from a state of zeros, by the plain
 * equations, and keeps every intermediate value.
 * @param ids the text as the model's units
 * @throws UsageError when there is nothing to read, or the cell lacks a signal
 * @throws InterruptedError when the signal is aborted
 */
export async function traceLanguageModel(
  given: AnyLanguageModel,
  ids: Int32Array,
  options: TraceOptions = {},
): Promise<LanguageModelTrace> {
  const model = expectRecurrent(given);
  checkOptions('traceLanguageModel', TRACE_OPTIONS, options);
  const { cell, form, layers, hiddenSize, embeddingSize } = model.options;
  const { onProgress, signal: abort } = options;
  const signals = chooseSignals(cell, options.signals ?? SIGNALS[cell]);
  if (ids.length === 0)
    throw new UsageError(sentence('inspect/no-text')`There is no text to read; give some.`);
  const activations = Array.from({ length: layers }, (_, layer) =>
    signals.map(({ name, range }) => ({
      ...{ layer, signal: name, range, units: hiddenSize },
      values: new Float32Array(ids.length * hiddenSize),
    })),
  ).flat();
  const weights = Array.from({ length: layers }, (_, layer) =>
    cellWeightsOf(model.engine, model.recurrent, layer),
  );
  const table = valuesOf(model, model.embedding.weight);
  const predict = createPredictor(model, model.decoder);
  const states = weights.map((): PlainState & { h: Float64Array } => ({
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
      const step = CELLS[cell].step(weights[layer], x, states[layer], form);
      states[layer] = step;
      signals.forEach(({ name }, s) => {
        const values = step[name];
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

function chooseSignals(cell: CellKind, names: readonly Signal[]): CellSignal<Signal>[] {
  return names.map((name) => {
    const found = CELLS[cell].signals.find((signal) => signal.name === name);
    if (found !== undefined) return found;
    throw new UsageError(
      sentence(
        'inspect/no-signal',
      )`A cell of kind ${{ cell }} has no ${{ name }}; it has ${{ signals: SIGNALS[cell] }}.`,
    );
  });
}

function valuesOf({ engine }: LanguageModel, { offset, length }: Parameter): Float64Array {
  return Float64Array.from(engine.heap.numbers(offset, length));
}

/** Creates a function that computes the surprise of a unit after a state, in bits. */
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

/** Returns the text of each unit, with the spaces that stand between words. */
export function tokenTexts({ units }: LanguageModel, ids: Int32Array): string[] {
  if (units.kind === 'bpe') {
    // The first tokens are bytes, of which those below 0x80 are characters by themselves.
    const firstByte = units.size - units.model.tokens.length;
    return Array.from(ids, (id) => {
      const byte = id - firstByte;
      return byte >= 0 && byte < 0x80 ? String.fromCharCode(byte) : units.text(id);
    });
  }
  const texts = Array.from(ids, units.text);
  if (units.kind !== 'whitespace') return texts;
  return texts.map((text, t) => {
    const beginsLine = t === 0 || texts[t - 1] === '\n';
    return text === '\n' || beginsLine ? text : ` ${text}`;
  });
}
