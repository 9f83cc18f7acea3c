import type { VNode } from 'preact';
import { productsBack, unfold } from './nest.ts';

/** What is left of the gradient over eight steps back: by w_hh 3 at states of 0, and by 0.5. */
export function Miniature(): VNode {
  const common = { inputs: new Array(8).fill(0), start: 0, input: 1, bias: 0 };
  const lines = [1.6, 0.6].map((state) => productsBack(unfold({ ...common, state })));
  return (
    <svg viewBox="0 0 150 64">
      <path class="mini-arrow" d="M8 32H144" />
      {lines.map((products, i) => (
        <path
          key={String(products[1])}
          class={i === 0 ? 'mini-line' : 'mini-line back'}
          d={products
            .map(
              (product, back) =>
                `${back === 0 ? 'M' : 'L'}${142 - back * 16} ${32 - 16 * Math.log10(product)}`,
            )
            .join('')}
        />
      ))}
    </svg>
  );
}
