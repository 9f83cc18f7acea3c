import { type Arithmetic, shortNumber, subscript } from './arithmetic.ts';

/** How the norm of a state's gradient came about, a number of steps back from the last: step by step, by what each leaves of it. */
export function explainNorm(norms: readonly number[], back: number, of = ''): Arithmetic {
  const at = norms.length - 1 - back;
  const value = norms[at] ?? 0;
  const symbol = `‖∂L/∂h${subscript(at)}‖${of}`;
  if (back === 0) return { symbol, value, formula: '√Σ (∂L/∂h)²', leaf: 'trained' };
  const after = explainNorm(norms, back - 1, of);
  const factor = value / after.value;
  return {
    ...{ symbol, value, formula: '‖∂L/∂h_t+1‖ × ρ' },
    numbers: `${shortNumber(after.value)} × ${shortNumber(factor)}`,
    parts: () => [
      after,
      {
        ...{ symbol: 'ρ', value: factor, formula: '‖∂L/∂h_t‖ / ‖∂L/∂h_t+1‖' },
        numbers: `${shortNumber(value)} / ${shortNumber(after.value)}`,
      },
    ],
  };
}
