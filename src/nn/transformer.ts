import type { Engine, Tape } from '../autodiff/tape.ts';
import type { Parameter, Tensor } from '../autodiff/tensor.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { LayerNorm } from './layer-norm.ts';
import { type Module, qualify } from './module.ts';
import {
  TRANSFORMER_BLOCK_OPTIONS,
  TransformerBlock,
  type TransformerBlockOptions,
  type TransformerRun,
} from './transformer-block.ts';

/** Options of a `Transformer`. */
export interface TransformerOptions extends Omit<TransformerBlockOptions, 'outputScale'> {
  /** Blocks, one on top of another. */
  readonly layers: number;
  /** Whether the last block's result is normalized; default: where its norms come before. */
  readonly finalNorm?: boolean;
}

/** What each option takes. */
export const TRANSFORMER_OPTIONS: OptionTable<TransformerOptions> = {
  ...TRANSFORMER_BLOCK_OPTIONS,
  layers: { kind: 'whole', least: 1, required: true, unit: 'count' },
  finalNorm: { kind: 'switch' },
};

/**
 * A stack of Transformer blocks over vectors that know their places; parameters have the names of PyTorch's
 * `nn.TransformerEncoder`. The products whose results are added up begin with weights smaller by the root of their
 * number (GPT-2), so that the sum does not grow with the layers.
 */
export class Transformer implements Module {
  readonly options: TransformerOptions;
  readonly blocks: readonly TransformerBlock[];
  readonly norm: LayerNorm | undefined;
  readonly parameters: readonly Parameter[];

  constructor(engine: Engine, options: TransformerOptions) {
    checkOptions('Transformer', TRANSFORMER_OPTIONS, options);
    const { layers, finalNorm, name, ...block } = options;
    const { size, cross = false, norm = 'before', bias = true } = options;
    this.options = options;
    const outputScale = 1 / Math.sqrt((cross ? 3 : 2) * layers);
    this.blocks = Array.from(
      { length: layers },
      (_, i) =>
        new TransformerBlock(engine, {
          ...block,
          ...{ outputScale, name: qualify(name, `layers.${i}`) },
        }),
    );
    this.norm =
      (finalNorm ?? norm === 'before')
        ? new LayerNorm(engine, { size, bias, name: qualify(name, 'norm') })
        : undefined;
    this.parameters = [
      ...this.blocks.flatMap(({ parameters }) => parameters),
      ...(this.norm?.parameters ?? []),
    ];
  }

  /**
   * @param x [steps, batch, size]
   * @returns [steps, batch, size]
   * @throws UsageError when a decoder has nothing to look at, or dropout has no random numbers
   */
  forward(tape: Tape, x: Tensor, run: TransformerRun = {}): Tensor {
    let y = x;
    for (const block of this.blocks) y = block.forward(tape, y, run);
    return this.norm === undefined ? y : this.norm.forward(tape, y);
  }
}
