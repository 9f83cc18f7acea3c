import { softmaxCrossEntropy } from '../autodiff/operations.ts';
import { runWithinStep } from '../autodiff/run-within-step.ts';
import { type Engine, Tape } from '../autodiff/tape.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { createRandom } from '../base/random.ts';
import { INTERRUPTIBLE_WORK_OPTIONS, type InterruptibleWork } from '../base/run-with-breaks.ts';
import { type CellKind, COMPARED_CELLS_OPTION } from '../nn/cells/index.ts';
import { Linear } from '../nn/linear.ts';
import { Recurrent } from '../nn/recurrent.ts';
import { type GradientFlow, gradientFlowInPieces } from './gradient-flow.ts';

/** Options of `compareGradientFlow`. */
export interface CompareGradientFlowOptions extends InterruptibleWork {
  /** Which cells, in order; default rnn, lstm, gru. */
  readonly cells?: readonly CellKind[];
  /** Steps of the sequences; default 50. */
  readonly steps?: number;
  /** Default 64. */
  readonly hiddenSize?: number;
  /** Sequences, over which the norms are averaged; default 16. */
  readonly batch?: number;
  /** Steps in a chunk of truncated back-propagation; default all. */
  readonly chunkLength?: number;
  /** Largest norm of the parameters' gradient; default no clipping. */
  readonly clip?: number;
  /**
   * What the random recurrent weights are multiplied by; default 1. The initial weights let a plain
   * cell's gradient vanish; from about 2 on it explodes.
   */
  readonly gain?: number;
  /** Default 1. */
  readonly seed?: number;
}

/** What each option takes. */
export const COMPARE_GRADIENT_FLOW_OPTIONS: OptionTable<
  CompareGradientFlowOptions,
  'cells' | 'steps' | 'hiddenSize' | 'batch' | 'gain' | 'seed'
> = {
  ...INTERRUPTIBLE_WORK_OPTIONS,
  cells: COMPARED_CELLS_OPTION,
  steps: { kind: 'whole', least: 1, unit: 'steps', default: 50 },
  hiddenSize: { kind: 'whole', least: 1, unit: 'units', default: 64 },
  batch: { kind: 'whole', least: 1, unit: 'sequences', default: 16 },
  chunkLength: { kind: 'whole', least: 1, unit: 'steps' },
  clip: { kind: 'number', above: 0, unit: 'norm' },
  gain: { kind: 'number', unit: 'factor', default: 1 },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/** How the gradient of one kind of cell flows. */
export interface CellGradientFlow {
  readonly cell: CellKind;
  readonly flow: GradientFlow;
}

/**
 * Measures the gradient's norm back in time in recurrent cells of the same size with random weights
 * (PyTorch's first values), which read the same normal inputs and must name the same random one of
 * ten classes after the last step.
 * @throws InterruptedError when the signal is aborted
 */
export async function compareGradientFlow(
  engine: Engine,
  options: CompareGradientFlowOptions = {},
): Promise<CellGradientFlow[]> {
  checkOptions('compareGradientFlow', COMPARE_GRADIENT_FLOW_OPTIONS, options);
  const settings = withDefaults(COMPARE_GRADIENT_FLOW_OPTIONS, options);
  const { cells, steps, hiddenSize, batch, gain, seed, chunkLength, clip } = settings;
  const inputSize = 16;
  const classes = 10;
  const flows: CellGradientFlow[] = [];
  for (const cell of cells) {
    const random = createRandom(seed, 'weights');
    const recurrent = new Recurrent(engine, { cell, inputSize, hiddenSize, random });
    const decoder = new Linear(engine, {
      inputSize: hiddenSize,
      outputSize: classes,
      random,
      name: 'decoder',
    });
    for (const { name, offset, length } of recurrent.parameters) {
      if (!name.startsWith('weight_hh')) continue;
      const weights = engine.heap.numbers(offset, length);
      for (let i = 0; i < length; i++) weights[i] *= gain;
    }
    const data = createRandom(seed, 'inputs');
    const targets = Int32Array.from({ length: batch }, () => data.integer(classes));
    const tape = new Tape(engine);
    const parameters = [...recurrent.parameters, ...decoder.parameters];
    const work = gradientFlowInPieces(tape, recurrent, {
      steps,
      batch,
      step: (_, state) => {
        const x = Float64Array.from({ length: batch * inputSize }, () => data.normal());
        return recurrent.forward(tape, tape.constant([1, batch, inputSize], x), { state });
      },
      loss: (output) => softmaxCrossEntropy(tape, decoder.forward(tape, output), targets),
      parameters,
      ...(chunkLength !== undefined && { chunkLength }),
      ...(clip !== undefined && { clip }),
    });
    flows.push({ cell, flow: await runWithinStep(tape, work, options) });
  }
  return flows;
}
