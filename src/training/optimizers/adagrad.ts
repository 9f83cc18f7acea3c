import type { OptionTable } from '../../base/option-table.ts';
import { sentence } from '../../base/sentence.ts';
import type { UpdateRule } from './rule.ts';

/** Adagrad (Duchi et al. 2011); defaults are PyTorch's (`torch.optim.Adagrad`). */
export interface AdagradOptions {
  readonly kind: 'adagrad';
  readonly learningRate: number;
  /** The rate of step t is learningRate / (1 + (t − 1) · learningRateDecay); default 0. */
  readonly learningRateDecay?: number;
  /** L2 penalty: weightDecay · p is added to the gradient; default 0. */
  readonly weightDecay?: number;
  /** Initial value of the sums of squares; default 0. */
  readonly initialAccumulator?: number;
  /** Added to the root, against division by zero; default 1e-10. */
  readonly epsilon?: number;
}

/** The range of each option. */
export const ADAGRAD_OPTIONS: OptionTable<AdagradOptions> = {
  kind: { kind: 'choice', choices: ['adagrad'] },
  learningRate: { kind: 'number', least: 0, required: true, unit: 'rate' },
  learningRateDecay: { kind: 'number', least: 0 },
  weightDecay: { kind: 'number', least: 0 },
  initialAccumulator: { kind: 'number', least: 0 },
  epsilon: { kind: 'number', least: 0 },
};

/**
 *     g ← g + λp
 *     s ← s + g²
 *     p ← p − η / (1 + (t − 1)δ) · g / (√s + ε)
 */
export function adagradRule(options: AdagradOptions): UpdateRule<'adagrad'> {
  const {
    learningRateDecay = 0,
    weightDecay = 0,
    initialAccumulator = 0,
    epsilon = 1e-10,
  } = options;
  return {
    slots: [{ name: 'sum', initial: initialAccumulator }],
    notSparse:
      weightDecay === 0
        ? undefined
        : sentence(
            'training/adagrad-not-sparse',
          )`adagrad with weight decay changes every row: leave it at 0, or make the embedding dense.`,
    kernel: 'adagrad',
    arguments: ({ value, gradient, slots }, { learningRate, step }) => ({
      value,
      gradient,
      sum: slots[0],
      rate: learningRate / (1 + (step - 1) * learningRateDecay),
      weightDecay,
      epsilon,
    }),
  };
}
