import type { OptionTable } from '../../base/option-table.ts';
import { sentence } from '../../base/sentence.ts';
import type { UpdateRule } from './rule.ts';

/** Stochastic gradient descent; defaults are PyTorch's (`torch.optim.SGD`). */
export interface SgdOptions {
  readonly kind: 'sgd';
  /** Step length; no unit. */
  readonly learningRate: number;
  /** Share of the last step that is kept; default 0. */
  readonly momentum?: number;
  /** Share of the gradient left out of the momentum; default 0. */
  readonly dampening?: number;
  /** Looks ahead along the momentum (Nesterov 1983); default false. */
  readonly nesterov?: boolean;
  /** L2 penalty: weightDecay · p is added to the gradient; default 0. */
  readonly weightDecay?: number;
}

/** The range of each option. */
export const SGD_OPTIONS: OptionTable<SgdOptions> = {
  kind: { kind: 'choice', choices: ['sgd'] },
  learningRate: { kind: 'number', least: 0, required: true, unit: 'rate' },
  momentum: { kind: 'number', least: 0 },
  dampening: { kind: 'number' },
  nesterov: { kind: 'switch' },
  weightDecay: { kind: 'number', least: 0 },
};

/**
 *     g ← g + λp
 *     b ← μb + (1 − τ)g        (b ← g in the first step)
 *     p ← p − η(g + μb)  with Nesterov,  p − ηb  without,  p − ηg  when μ = 0
 */
export function sgdRule(options: SgdOptions): UpdateRule<'sgd'> {
  const { momentum = 0, dampening = 0, nesterov = false, weightDecay = 0 } = options;
  return {
    slots: momentum === 0 ? [] : [{ name: 'momentum_buffer', initial: 0 }],
    notSparse:
      momentum === 0 && weightDecay === 0
        ? undefined
        : sentence(
            'training/sgd-not-sparse',
          )`sgd with momentum or weight decay changes every row: leave both at 0, or make the embedding dense.`,
    kernel: 'sgd',
    arguments: ({ value, gradient, slots }, { learningRate, step }) => ({
      value,
      gradient,
      buffer: slots[0] ?? 0,
      rate: learningRate,
      momentum,
      dampening: step === 1 ? 0 : dampening,
      weightDecay,
      nesterov: nesterov ? 1 : 0,
    }),
  };
}
