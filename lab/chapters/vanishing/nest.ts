/** The numbers of the nested example. */
export interface Nest {
  readonly inputs: readonly number[];
  readonly start: number;
  readonly state: number;
  readonly input: number;
  readonly bias: number;
}

/** One layer of the nest. */
export interface Layer {
  readonly x: number;
  /** h_{t−1} */
  readonly before: number;
  /** a = w_xh x + w_hh h_{t−1} + b */
  readonly sum: number;
  readonly h: number;
  /** ∂h_t/∂h_{t−1} = w_hh (1 − h_t²) */
  readonly factor: number;
}

/** Unfolds h_t = tanh(w_xh x_t + w_hh h_{t−1} + b). */
export function unfold({ inputs, start, state, input, bias }: Nest): Layer[] {
  let before = start;
  return inputs.map((x) => {
    const sum = input * x + state * before + bias;
    const h = Math.tanh(sum);
    const layer = { x, before, sum, h, factor: state * (1 - h * h) };
    before = h;
    return layer;
  });
}

/** The product of the last factors, one by one: what is left of ∂L/∂h_T going back. */
export function productsBack(layers: readonly Layer[]): number[] {
  const products = [1];
  for (let t = layers.length - 1; t >= 0; t--) {
    products.push((products.at(-1) ?? 1) * (layers[t]?.factor ?? 1));
  }
  return products;
}
