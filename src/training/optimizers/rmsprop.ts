import type { OptionTable } from '../../base/option-table.ts';
import { sentence } from '../../base/sentence.ts';
import type { UpdateRule } from './rule.ts';

/** RMSprop (Tieleman & Hinton 2012; centered: Graves 2013); defaults are PyTorch's (`torch.optim.RMSprop`). */
export interface RmspropOptions {
  readonly kind: 'rmsprop';
  readonly learningRate: number;
  /** Share of the running averages that is kept; default 0.99. */
  readonly alpha?: number;
  /** Added to the root, against division by zero; default 1e-8. */
  readonly epsilon?: number;
  /** Share of the last step that is kept; default 0. */
  readonly momentum?: number;
  /** Divides by the standard deviation instead of the root mean square; default false. */
  readonly centered?: boolean;
  /** L2 penalty: weightDecay · p is added to the gradient; default 0. */
  readonly weightDecay?: number;
}

/** The range of each option. */
export const RMSPROP_OPTIONS: OptionTable<RmspropOptions> = {
  kind: { kind: 'choice', choices: ['rmsprop'] },
  learningRate: { kind: 'number', least: 0, required: true, unit: 'rate' },
  alpha: { kind: 'number', least: 0, most: 1 },
  epsilon: { kind: 'number', least: 0 },
  momentum: { kind: 'number', least: 0 },
  centered: { kind: 'switch' },
  weightDecay: { kind: 'number', least: 0 },
};

/**
 *     g ← g + λp
 *     v ← αv + (1 − α)g²,   ḡ ← αḡ + (1 − α)g
 *     d = √(v − ḡ²) + ε  centered,  √v + ε  otherwise
 *     b ← μb + g / d
 *     p ← p − ηb
 */
export function rmspropRule(options: RmspropOptions): UpdateRule<'rmsprop'> {
  const { alpha = 0.99, epsilon = 1e-8, momentum = 0, centered = false, weightDecay = 0 } = options;
  const slots = [{ name: 'square_avg', initial: 0 }];
  const average = centered ? slots.push({ name: 'grad_avg', initial: 0 }) - 1 : undefined;
  const buffer = momentum > 0 ? slots.push({ name: 'momentum_buffer', initial: 0 }) - 1 : undefined;
  return {
    slots,
    notSparse: sentence(
      'training/rmsprop-not-sparse',
    )`rmsprop changes every row in every step: choose adagrad or adam, or make the embedding dense.`,
    kernel: 'rmsprop',
    arguments: (places, { learningRate }) => ({
      value: places.value,
      gradient: places.gradient,
      squares: places.slots[0],
      average: average === undefined ? 0 : places.slots[average],
      buffer: buffer === undefined ? 0 : places.slots[buffer],
      rate: learningRate,
      alpha,
      epsilon,
      momentum,
      weightDecay,
    }),
  };
}
