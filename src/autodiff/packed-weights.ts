import type { Engine } from '../engine/engine.ts';
import { packPanels, panelsLength } from '../engine/matrix-product.ts';
import type { Parameter } from './tensor.ts';

/**
 * Keeps weight matrices laid out for products, each once for all: for a model that reads one short input after another,
 * where laying them out takes as long as the products. An evaluation tape takes them from here. They are those of the
 * time when they were first needed: whoever changes the weights clears this.
 */
export class PackedWeights {
  readonly #engine: Engine;
  /** Where panels lie, by where their rows lie and how many these are. */
  readonly #panels = new Map<string, number>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Returns where rows of W [rows, inner] lie in panels, for products x Wᵀ.
   * @param first the first row
   */
  panels(weight: Parameter, first: number, rows: number): number {
    const inner = weight.shape[1];
    const from = weight.offset + 4 * first * inner;
    const key = `${from} ${rows}`;
    const known = this.#panels.get(key);
    if (known !== undefined) return known;
    const to = this.#engine.heap.allocate(4 * panelsLength(inner, rows));
    packPanels(this.#engine, { b: from, inner, columns: rows, transposeB: 1 }, to);
    this.#panels.set(key, to);
    return to;
  }

  /** Frees all of them. */
  clear(): void {
    for (const offset of this.#panels.values()) this.#engine.heap.free(offset);
    this.#panels.clear();
  }
}
