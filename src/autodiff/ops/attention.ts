import { UsageError } from '../../base/errors.ts';
import { checkNames } from '../../base/options.ts';
import { sentence } from '../../base/sentence.ts';
import { multiplyMatrices } from '../../engine/matrix-product.ts';
import { EXPONENTIAL } from '../../engine/worth-sharing.ts';
import { runElementwise, runRows, runSequences } from '../run-kernel.ts';
import { expectShape } from '../shapes.ts';
import type { Tape } from '../tape.ts';
import type { Tensor } from '../tensor.ts';

/** Options of `attention`. */
export interface AttentionOptions {
  /**
   * [queries, keys] or [batch, queries, keys]: 0 where a query must not look at a key; default all
   * 1. Each query must see a key.
   */
  readonly mask?: ArrayLike<number> | undefined;
  /** Factor of the products; default 1 / √size. */
  readonly scale?: number;
}

const NAMES: readonly (keyof AttentionOptions)[] = ['mask', 'scale'];

/**
 * Scaled dot-product attention (Vaswani et al. 2017).
 *
 *     P = softmax(scale · Q Kᵀ),   Y = P V
 *     ∂L/∂V += Pᵀ ∂L/∂Y,   ∂L/∂P = ∂L/∂Y Vᵀ,   ∂L/∂S = P ⊙ (∂L/∂P − Σ_k P ⊙ ∂L/∂P)
 *     ∂L/∂Q += scale · ∂L/∂S K,   ∂L/∂K += scale · (∂L/∂S)ᵀ Q
 *
 * @param query [batch, queries, size]
 * @param key [batch, keys, size]
 * @param value [batch, keys, width]
 * @returns [batch, queries, width]
 * @throws UsageError when a shape or the mask does not fit
 */
export function attention(
  tape: Tape,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions = {},
): Tensor {
  expectShape('attention', 'query', query.shape, ['batch', 'queries', 'size']);
  const [batch, queries, size] = query.shape;
  expectShape('attention', 'key', key.shape, [batch, 'keys', size]);
  const keys = key.shape[1];
  expectShape('attention', 'value', value.shape, [batch, keys, 'width']);
  const width = value.shape[2];
  checkNames('attention', NAMES, options);
  const { scale = 1 / Math.sqrt(size), mask } = options;
  const { engine } = tape;
  const square = queries * keys;
  const y = tape.create([batch, queries, width], tape.tracks(query, key, value));
  const shares = tape.scratch(batch * square);
  /** Byte offsets of one example's part of each array. */
  const at = (offset: number, rows: number, columns: number, i: number): number =>
    offset + 4 * i * rows * columns;
  for (let i = 0; i < batch; i++) {
    const c = at(shares, queries, keys, i);
    const [a, b] = [at(query.offset, queries, size, i), at(key.offset, keys, size, i)];
    multiplyMatrices(engine, { c, a, b, rows: queries, columns: keys, inner: size, transposeB: 1 });
  }
  runElementwise(engine, 'scale', { out: shares, a: shares, factor: scale }, batch * square);
  if (mask !== undefined) applyMask(tape, shares, mask, { batch, queries, keys });
  runSequences(engine, 'softmax', { y: shares, a: shares, size: keys }, [
    batch * queries,
    keys * EXPONENTIAL,
  ]);
  for (let i = 0; i < batch; i++) {
    const c = at(y.offset, queries, width, i);
    const [a, b] = [at(shares, queries, keys, i), at(value.offset, keys, width, i)];
    multiplyMatrices(engine, { c, a, b, rows: queries, columns: width, inner: keys });
  }
  if (!y.needsGradient) return y;

  tape.record([y], () => {
    const dShares = tape.scratch(batch * square);
    const dScores = tape.scratch(batch * square);
    engine.kernels.fill({ out: dScores, value: 0 }, 0, batch * square);
    const dValue = value.needsGradient ? tape.gradientOf(value) : undefined;
    for (let i = 0; i < batch; i++) {
      const p = at(shares, queries, keys, i);
      const dy = at(y.gradient, queries, width, i);
      if (dValue !== undefined) {
        const given = { a: p, b: dy, rows: keys, columns: width, inner: queries };
        const c = at(dValue, keys, width, i);
        multiplyMatrices(engine, { c, ...given, transposeA: 1, accumulate: 1 });
      }
      const given = { a: dy, b: at(value.offset, keys, width, i), rows: queries, columns: keys };
      const c = at(dShares, queries, keys, i);
      multiplyMatrices(engine, { c, ...given, inner: width, transposeB: 1 });
    }
    const args = { da: dScores, y: shares, dy: dShares, size: keys };
    runRows(engine, 'softmaxBackward', args, [batch * queries, keys]);
    const scaled = { out: dScores, a: dScores, factor: scale };
    runElementwise(engine, 'scale', scaled, batch * square);
    const dQuery = query.needsGradient ? tape.gradientOf(query) : undefined;
    const dKey = key.needsGradient ? tape.gradientOf(key) : undefined;
    for (let i = 0; i < batch; i++) {
      const a = at(dScores, queries, keys, i);
      if (dQuery !== undefined) {
        const b = at(key.offset, keys, size, i);
        const c = at(dQuery, queries, size, i);
        const given = { a, b, rows: queries, columns: size, inner: keys };
        multiplyMatrices(engine, { c, ...given, accumulate: 1 });
      }
      if (dKey !== undefined) {
        const b = at(query.offset, queries, size, i);
        const c = at(dKey, keys, size, i);
        const given = { a, b, rows: keys, columns: size, inner: queries };
        multiplyMatrices(engine, { c, ...given, transposeA: 1, accumulate: 1 });
      }
    }
  });
  return y;
}

/** Sets masked scores to −∞, so that their weight is 0. */
function applyMask(
  tape: Tape,
  scores: number,
  mask: ArrayLike<number>,
  sizes: { readonly batch: number; readonly queries: number; readonly keys: number },
): void {
  const { batch, queries, keys } = sizes;
  const square = queries * keys;
  if (mask.length !== square && mask.length !== batch * square) {
    throw new UsageError(
      sentence(
        'autodiff/mask-size',
      )`attention: mask has ${{ numbers: mask.length }} numbers; expected [${{ queries }}, ${{ keys }}] or [${{ batch }}, ${{ queries }}, ${{ keys }}].`,
    );
  }
  const view = tape.engine.heap.numbers(scores, batch * square);
  for (let row = 0; row < batch * queries; row++) {
    let seen = 0;
    for (let k = 0; k < keys; k++) {
      const index = row * keys + k;
      if (mask[index % mask.length] === 0) view[index] = Number.NEGATIVE_INFINITY;
      else seen += 1;
    }
    if (seen === 0) {
      throw new UsageError(
        sentence(
          'autodiff/mask-hides-all',
        )`attention: the mask hides every key from query ${{ query: row % queries }}.`,
      );
    }
  }
}
