import { runColumns, runRows } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** What `layerNorm` scales and shifts the normalized rows by. */
export interface LayerNormWeights {
  /** γ: [size] */
  readonly weight: Tensor;
  /** β: [size]; default: no bias. */
  readonly bias?: Tensor | undefined;
  /** ε; default 1e-5, as in PyTorch. */
  readonly epsilon?: number;
}

/**
 * Normalizes every row to mean 0 and variance 1, then scales and shifts it (Ba et al. 2016).
 *
 *     x̂ = (x − μ) / √(σ² + ε),   y = γ ⊙ x̂ + β,   with μ and σ² over each row
 *     ∂L/∂γ += Σ_rows ∂L/∂y ⊙ x̂,   ∂L/∂β += Σ_rows ∂L/∂y
 *     ∂L/∂x += (g − mean(g) − x̂ mean(g ⊙ x̂)) / √(σ² + ε),   with g = γ ⊙ ∂L/∂y
 *
 * @param x [..., size]
 * @returns [..., size]
 * @throws UsageError when a shape does not fit
 */
export function layerNorm(
  tape: Tape,
  x: Tensor,
  { weight, bias, epsilon = 1e-5 }: LayerNormWeights,
): Tensor {
  const size = x.shape[x.shape.length - 1];
  expectShape('layerNorm', 'weight', weight.shape, [size]);
  if (bias !== undefined) expectShape('layerNorm', 'bias', bias.shape, [size]);
  const rows = x.length / size;
  const y = tape.create(x.shape, tape.tracks(x, weight, bias));
  const statistics = tape.scratch(2 * rows);
  const { engine } = tape;
  const shared = { statistics, weight: weight.offset, x: x.offset, size };
  const forward = { ...shared, y: y.offset, bias: bias?.offset ?? 0, epsilon };
  runRows(engine, 'layerNorm', forward, [rows, size]);
  if (!y.needsGradient) return y;

  tape.record([y], () => {
    const dy = y.gradient;
    if (weight.needsGradient) {
      const dWeight = tape.gradientOf(weight);
      const dBias = bias?.needsGradient ? tape.gradientOf(bias) : 0;
      const args = { dWeight, dBias, dy, statistics, rows, x: x.offset, size };
      runColumns(engine, 'layerNormWeightsBackward', args, [rows, size]);
    }
    if (x.needsGradient) {
      const accumulate = tape.claimGradient(x);
      const args = { ...shared, dx: x.gradient, dy, accumulate };
      runRows(engine, 'layerNormBackward', args, [rows, size]);
    }
  });
  return y;
}
