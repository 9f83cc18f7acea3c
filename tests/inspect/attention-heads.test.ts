import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { drawAttentionSvg, traceAttention } from '../../src/inspect/index.ts';
import { CorpusBuilder, TransformerLanguageModel } from '../../src/language-model/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'reference' });
});
afterAll(() => engine.dispose());

const TEXT = 'abcab cab';

function create(): TransformerLanguageModel {
  const builder = new CorpusBuilder();
  builder.addLine(TEXT);
  const shape = { layers: 2, hiddenSize: 8, heads: 2, context: 16 };
  return new TransformerLanguageModel(engine, builder.finish().units, shape);
}

it('tells of each head of each layer where it looks, and never after a unit', () => {
  const { units, heads } = traceAttention(create(), TEXT);
  expect(units.map(({ text }) => text).join('')).toBe(TEXT);
  expect(heads.map(({ layer, head }) => [layer, head])).toEqual([
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ]);
  for (const { shares, distance, entropyBits } of heads) {
    expect(shares.length).toBe(TEXT.length);
    shares.forEach((row, t) => {
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(row.slice(t + 1).every((share) => share === 0)).toBe(true);
    });
    // First weights are small: every unit looks at all before it about alike.
    expect(Math.abs(distance - (TEXT.length - 1) / 4)).toBeLessThan(0.3);
    const alike = shares.reduce((sum, _, t) => sum + Math.log2(t + 1), 0) / TEXT.length;
    expect(entropyBits).toBeLessThanOrEqual(alike + 1e-9);
    expect(entropyBits).toBeGreaterThan(alike - 0.3);
  }
});

it('draws a head with the text on both sides', () => {
  const { units, heads } = traceAttention(create(), 'abc');
  const svg = drawAttentionSvg({ source: units, target: units, attention: heads[0]!.shares });
  expect(svg.match(/<rect/g)?.length ?? 0).toBeGreaterThanOrEqual(9);
});

it('refuses a text that is longer than the context', () => {
  expect(() => traceAttention(create(), 'a'.repeat(17))).toThrow('looks at 16 at most');
});
