import { MOST_HEAD_SIZE } from '../autodiff/ops/multi-head-attention.ts';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { option, sentence } from '../base/sentence.ts';
import { POSITION_KINDS, type PositionKind } from '../nn/index.ts';

/** The shape of a Transformer language model, every default filled in: what its file records. */
export interface TransformerOptions {
  /** Sets it apart from recurrent models. */
  readonly model: 'transformer';
  /** Blocks, one on top of another. */
  readonly layers: number;
  /** Width of a unit's vector in every block. */
  readonly hiddenSize: number;
  /** Heads of the attention, which share the width. */
  readonly heads: number;
  /** The most units that are looked at. */
  readonly context: number;
  /** Width between the two products of a block. */
  readonly feedForwardSize: number;
  /** How a unit's place is told. */
  readonly positions: PositionKind;
  /** Share of every part's result, and of the attention's weights, that is dropped in training. */
  readonly dropout: number;
  /** Whether input and output share one table of vectors (Press & Wolf 2017). */
  readonly tied: boolean;
  /** Whether products and norms have biases. */
  readonly bias: boolean;
  /** Where the first weights come from. */
  readonly seed: number;
}

/** The longest context: a table of angles or waves has a row for each place. */
const MOST_CONTEXT = 65_536;

/** The range and the default of each option. */
export const TRANSFORMER_OPTIONS: OptionTable<
  Partial<TransformerOptions>,
  | 'model'
  | 'layers'
  | 'hiddenSize'
  | 'heads'
  | 'context'
  | 'positions'
  | 'dropout'
  | 'tied'
  | 'bias'
  | 'seed'
> = {
  model: { kind: 'choice', choices: ['transformer'], default: 'transformer' },
  layers: { kind: 'whole', least: 1, default: 4, unit: 'count' },
  hiddenSize: { kind: 'whole', least: 1, default: 128, unit: 'width' },
  heads: { kind: 'whole', least: 1, default: 4, unit: 'count' },
  context: { kind: 'whole', least: 1, most: MOST_CONTEXT, default: 128, unit: 'units' },
  feedForwardSize: { kind: 'whole', least: 1, unit: 'width' },
  positions: { kind: 'choice', choices: POSITION_KINDS, default: 'rotary' },
  dropout: { kind: 'number', least: 0, below: 1, default: 0, unit: 'share' },
  tied: { kind: 'switch', default: true },
  bias: { kind: 'switch', default: false },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Fills in the defaults: 4 blocks of 128 with 4 heads over 128 units, feed-forward parts four times as wide, rotary
 * positions, tied tables, no biases, no dropout, seed 1.
 * @throws UsageError when an option is unknown or out of range, or the heads do not share the width evenly
 */
export function transformerOptions(given: Partial<TransformerOptions>): TransformerOptions {
  checkOptions('TransformerLanguageModel', TRANSFORMER_OPTIONS, given);
  const { feedForwardSize, ...filled } = withDefaults(TRANSFORMER_OPTIONS, given);
  const { hiddenSize, heads, positions } = filled;
  const size = hiddenSize / heads;
  if (!Number.isInteger(size) || size > MOST_HEAD_SIZE) {
    throw new UsageError(
      sentence(
        'language-model/heads',
      )`${{ hidden: option('hiddenSize') }} is ${{ hiddenSize }} and ${{ option: option('heads') }} is ${{ heads }}; give heads that share the width evenly, each at most ${{ most: MOST_HEAD_SIZE }} wide.`,
    );
  }
  if (positions === 'rotary' && size % 2 !== 0) {
    throw new UsageError(
      sentence(
        'language-model/rotary-heads',
      )`Rotary positions turn pairs of numbers, and a head is ${{ size }} wide; give an even width, or other ${{ option: option('positions') }}.`,
    );
  }
  return { ...filled, feedForwardSize: feedForwardSize ?? 4 * hiddenSize };
}
