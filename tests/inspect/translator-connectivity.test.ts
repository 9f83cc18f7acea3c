import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { measureTranslatorConnectivity } from '../../src/inspect/index.ts';
import { encodeText } from '../../src/translator/batches.ts';
import { forceTranslations } from '../../src/translator/force.ts';
import { createTranslator, type Translator } from '../../src/translator/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const ALL = 'abcdefghijklmnopqrstuvwxyz';
const create = (options: object): Promise<Translator> =>
  createTranslator(engine, [{ source: ALL, target: ALL }], {
    ...{ units: 'code-points', minCount: 1, hiddenSize: 6, embeddingSize: 3, tied: 'none' },
    ...options,
  });

describe("a translator's connectivity", () => {
  it.each([
    { cell: 'gru', attention: 'additive' },
    { cell: 'lstm', attention: 'none', layers: 2 },
    { cell: 'rnn', attention: 'dot', bidirectional: false },
    { model: 'transformer', hiddenSize: 4, heads: 2, feedForwardSize: 4, embeddingSize: undefined },
  ])('is the norm of central differences: %j', async ({ embeddingSize = 3, ...options }) => {
    const given = 'model' in options ? { ...options } : { ...options, embeddingSize };
    const model = await createTranslator(engine, [{ source: ALL, target: ALL }], {
      ...{ units: 'code-points', minCount: 1, hiddenSize: 6, tied: 'none' },
      ...(given as object),
    });
    const { norms, source, target } = await measureTranslatorConnectivity(model, 'cab', {
      translation: 'be',
    });
    expect(source.map(({ text }) => text)).toEqual(['c', 'a', 'b', '</s>']);
    expect(target.map(({ text }) => text)).toEqual(['b', 'e', '</s>']);
    const pair = { source: encodeText(model.units, 'cab'), target: encodeText(model.units, 'be') };
    const table = model.parameters.find(({ name }) => name.startsWith('source'))!;
    const size = table.shape[1]!;
    // No unit stands twice in the source, whose table is its own: moving a vector moves one input.
    for (const [j, id] of pair.source.entries()) {
      const slopes: Float64Array[] = [];
      for (let n = 0; n < size; n++) {
        const at = async (by: number): Promise<Float64Array> => {
          engine.heap.numbers(table.offset, table.length)[id * size + n]! += by;
          const [{ logProbabilities }] = await forceTranslations(model, [pair]);
          engine.heap.numbers(table.offset, table.length)[id * size + n]! -= by;
          return logProbabilities;
        };
        const [up, down] = [await at(1e-5), await at(-1e-5)];
        slopes.push(up.map((one, t) => (one - down[t]!) / 2e-5));
      }
      for (const t of pair.target.keys()) {
        expect(norms[t]![j]).toBeCloseTo(Math.hypot(...slopes.map((one) => one[t]!)), 7);
      }
    }
    for (const { gradient, length, hasGradient } of model.parameters) {
      if (hasGradient) {
        expect(engine.heap.numbers(gradient, length).every((one) => one === 0)).toBe(true);
      }
    }
  });

  it('fades over the steps without attention, and does not with it', async () => {
    const shares = await Promise.all(
      (['none', 'additive'] as const).map(async (attention) => {
        const model = await create({ attention, bidirectional: false });
        const { bySteps } = await measureTranslatorConnectivity(model, ALL, { translation: 'abc' });
        expect(bySteps.map(({ steps }) => steps)).toEqual(
          Array.from({ length: 30 }, (_, i) => i + 1),
        );
        expect(bySteps.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(27 * 4);
        return bySteps[25]!.share / bySteps[0]!.share;
      }),
    );
    expect(shares[0]).toBeLessThan(1e-3);
    expect(shares[1]).toBeGreaterThan(10 * shares[0]!);
  });

  it("is of the model's own translation unless one is given", async () => {
    const model = await create({ attention: 'none' });
    const own = await measureTranslatorConnectivity(model, 'ab', { beam: 1 });
    const { translation } = own;
    expect(await measureTranslatorConnectivity(model, 'ab', { translation })).toEqual(own);
  });

  it('is refused a beam of 0, and hears a signal', async () => {
    const model = await create({});
    await expect(measureTranslatorConnectivity(model, 'ab', { beam: 0 })).rejects.toThrow(
      'beam is 0',
    );
    const signal = AbortSignal.abort();
    await expect(measureTranslatorConnectivity(model, 'ab', {}, { signal })).rejects.toThrow();
  });
});
