import type { OptionTable } from '../../base/option-table.ts';
import { sentence } from '../../base/sentence.ts';
import type { UpdateRule } from './rule.ts';

interface AdamCommon {
  readonly learningRate: number;
  /** Shares of the running averages of the gradient and its square that are kept; default 0.9, 0.999. */
  readonly betas?: readonly [number, number];
  /** Added to the root, against division by zero; default 1e-8. */
  readonly epsilon?: number;
}

/** Adam (Kingma & Ba 2015); defaults are PyTorch's (`torch.optim.Adam`; by rows, `SparseAdam`). */
export interface AdamOptions extends AdamCommon {
  readonly kind: 'adam';
  /** L2 penalty: weightDecay · p is added to the gradient; default 0. */
  readonly weightDecay?: number;
}

/** Adam with the decay taken out of the gradient (Loshchilov & Hutter 2019; `torch.optim.AdamW`). */
export interface AdamWOptions extends AdamCommon {
  readonly kind: 'adamw';
  /** Each step multiplies p by 1 − learningRate · weightDecay; default 0.01. */
  readonly weightDecay?: number;
  /** Which parameters decay: all (default), or those of two dimensions and more, as GPTs are trained. */
  readonly decayed?: 'all' | 'matrices';
}

/** The range of each option. */
export const ADAM_OPTIONS: OptionTable<AdamOptions> = {
  kind: { kind: 'choice', choices: ['adam'] },
  learningRate: { kind: 'number', least: 0, required: true, unit: 'rate' },
  betas: { kind: 'list', of: 'number' },
  epsilon: { kind: 'number', least: 0 },
  weightDecay: { kind: 'number', least: 0 },
};

/** The range of each option. */
export const ADAMW_OPTIONS: OptionTable<AdamWOptions> = {
  ...ADAM_OPTIONS,
  kind: { kind: 'choice', choices: ['adamw'] },
  decayed: { kind: 'choice', choices: ['all', 'matrices'] },
};

const SLOTS = [
  { name: 'exp_avg', initial: 0 },
  { name: 'exp_avg_sq', initial: 0 },
];

/**
 *     g ← g + λp
 *     m ← β₁m + (1 − β₁)g,   v ← β₂v + (1 − β₂)g²
 *     p ← p − η / (1 − β₁ᵗ) · m / (√(v / (1 − β₂ᵗ)) + ε)
 */
export function adamRule(options: AdamOptions): UpdateRule<'adam'> {
  const { betas: [beta1, beta2] = [0.9, 0.999], epsilon = 1e-8, weightDecay = 0 } = options;
  return adamUpdate({ beta1, beta2, epsilon, penalty: weightDecay, decay: 0 });
}

/**
 *     p ← p(1 − ηλ), then Adam's update without λ
 */
export function adamwRule(options: AdamWOptions): UpdateRule<'adam'> {
  const { betas: [beta1, beta2] = [0.9, 0.999], epsilon = 1e-8, weightDecay = 0.01 } = options;
  const matricesOnly = options.decayed === 'matrices';
  return adamUpdate({ beta1, beta2, epsilon, penalty: 0, decay: weightDecay, matricesOnly });
}

interface AdamUpdate {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** λ of Adam. */
  readonly penalty: number;
  /** λ of AdamW. */
  readonly decay: number;
  /** Whether λ is of matrices alone; default false. */
  readonly matricesOnly?: boolean;
}

function adamUpdate(update: AdamUpdate): UpdateRule<'adam'> {
  const { beta1, beta2, epsilon, penalty, decay, matricesOnly = false } = update;
  return {
    slots: SLOTS,
    notSparse:
      penalty === 0 && decay === 0
        ? undefined
        : sentence(
            'training/adam-not-sparse',
          )`weight decay changes every row: leave it at 0, or make the embedding dense.`,
    kernel: 'adam',
    arguments: ({ value, gradient, slots }, { learningRate, step, sparse, dimensions }) => {
      const rootOfCorrection = Math.sqrt(1 - beta2 ** step);
      return {
        value,
        gradient,
        m: slots[0],
        v: slots[1],
        // η / (1 − β₁ᵗ) · m / (√v / c + ε) = (η c / (1 − β₁ᵗ)) · m / (√v + c ε), where c = √(1 − β₂ᵗ).
        rate: (learningRate * rootOfCorrection) / (1 - beta1 ** step),
        beta1,
        beta2,
        // PyTorch's SparseAdam adds ε to the uncorrected root.
        epsilon: sparse ? epsilon : epsilon * rootOfCorrection,
        weightDecay: penalty,
        keep: matricesOnly && dimensions < 2 ? 1 : 1 - learningRate * decay,
      };
    },
  };
}
