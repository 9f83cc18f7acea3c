import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { measureConnectivity } from '../../src/inspect/connectivity.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import type { LanguageModelOptions } from '../../src/language-model/language-model-options.ts';
import { CELL_KINDS } from '../../src/nn/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const builder = new CorpusBuilder();
builder.addLine('말모이 reads');
const { units, ids } = builder.finish();

function create(options: Partial<LanguageModelOptions> = {}): LanguageModel {
  return new LanguageModel(engine, units, {
    ...{ layers: 2, hiddenSize: 5, embeddingSize: 3 },
    ...options,
  });
}

/** ln P(unit | ids), by the forward pass. */
function logProbability(model: LanguageModel, read: Int32Array, unit: number): number {
  const tape = new Tape(engine, { mode: 'evaluation' });
  const { logits } = model.forward(tape, read, [read.length, 1]);
  const row = Array.from(tape.numbers(logits).subarray(-units.size));
  tape.reset();
  const most = Math.max(...row);
  return row[unit]! - most - Math.log(row.reduce((sum, one) => sum + Math.exp(one - most), 0));
}

describe('connectivity', () => {
  // No unit stands twice before the prediction: moving its vector moves one input.
  it.each(CELL_KINDS)('is the norm of central differences: %s', (cell) => {
    const model = create({ cell });
    const position = 6;
    const read = ids.subarray(0, position);
    expect(new Set(read).size).toBe(position);
    for (const unit of [ids[position]!, 0]) {
      const { norms, probability } = measureConnectivity(model, ids, { position, unit });
      expect(norms).toHaveLength(position);
      expect(probability).toBeCloseTo(Math.exp(logProbability(model, read, unit)), 12);
      read.forEach((id, t) => {
        const slopes = [0, 1, 2].map((n) => {
          const at = (by: number) => {
            const { offset, length } = model.embedding.weight;
            const table = engine.heap.numbers(offset, length);
            table[3 * id + n]! += by;
            const found = logProbability(model, read, unit);
            table[3 * id + n]! -= by;
            return found;
          };
          return (at(1e-5) - at(-1e-5)) / 2e-5;
        });
        expect(norms[t]).toBeCloseTo(Math.hypot(...slopes), 8);
      });
    }
  });

  it('is of the last unit unless told otherwise, and after the end of the likeliest', () => {
    const model = create();
    const found = measureConnectivity(model, ids);
    expect(found).toMatchObject({ position: ids.length - 1, unit: ids.at(-1), text: '\n' });
    expect(found.tokens.join('')).toBe('말모이 reads');
    const next = measureConnectivity(model, ids, { position: ids.length });
    const others = Array.from({ length: units.size }, (_, unit) =>
      logProbability(model, ids, unit),
    );
    expect(next.unit).toBe(others.indexOf(Math.max(...others)));
    expect(next.tokens).toHaveLength(ids.length);
  });

  it('is the same without dropout, with a tied table, and leaves no gradients', () => {
    const plain = measureConnectivity(create(), ids);
    const dropping = create({ dropout: 0.5 });
    expect(measureConnectivity(dropping, ids)).toEqual(plain);
    expect(dropping.parameters.some(({ hasGradient }) => hasGradient)).toBe(false);
    const tied = create({ tied: true, embeddingSize: 5 });
    const { norms } = measureConnectivity(tied, ids);
    expect(norms.every((norm) => norm > 0)).toBe(true);
    expect(tied.parameters.some(({ hasGradient }) => hasGradient)).toBe(false);
  });

  it('names a position or a unit that is not there', () => {
    const model = create();
    const measure = (options: { position?: number; unit?: number }, text = ids) =>
      measureConnectivity(model, text, options);
    expect(() => measure({ position: 0 })).toThrow('no prediction at position 0');
    expect(() => measure({ position: ids.length + 1 })).toThrow(`give 1 to ${ids.length}`);
    expect(() => measure({}, ids.subarray(0, 1))).toThrow('no prediction at position 0');
    expect(() => measure({}, new Int32Array())).toThrow('There is no text to read');
    expect(() => measure({ unit: units.size })).toThrow(`There is no unit ${units.size}`);
  });
});
