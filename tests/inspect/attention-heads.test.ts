import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import {
  drawAttentionSvg,
  drawHeadsSvg,
  traceAttention,
  traceTranslatorAttention,
} from '../../src/inspect/index.ts';
import { CorpusBuilder, TransformerLanguageModel } from '../../src/language-model/index.ts';
import { createTranslator, explainTranslation } from '../../src/translator/index.ts';
import { elementsOf, parseXml } from '../support/parse-xml.ts';

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

it('tells how much a head looks at the units that heads are known to look at', () => {
  for (const { shares, itself, previous, next, first, distance } of traceAttention(create(), TEXT)
    .heads) {
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(itself).toBeCloseTo(mean(shares.map((row, t) => row[t]!)), 12);
    expect(previous).toBeCloseTo(mean(shares.slice(1).map((row, t) => row[t]!)), 12);
    expect(first).toBeCloseTo(mean(shares.map((row) => row[0]!)), 12);
    // A language model sees nothing that comes after.
    expect(next).toBe(0);
    const far = shares.map((row, t) => row.reduce((sum, share, k) => sum + share * (t - k), 0));
    expect(distance).toBeCloseTo(mean(far), 12);
  }
});

const PAIRS = [
  { source: 'abc', target: 'cba' },
  { source: 'cab', target: 'bac' },
];

it('tells of the heads of a translator: encoder, decoder, and the look at the source', async () => {
  const model = await createTranslator(engine, PAIRS, {
    ...{ units: 'code-points', minCount: 1, model: 'transformer', layers: 2, hiddenSize: 8 },
    ...{ heads: 2, feedForwardSize: 8 },
  });
  const trace = await traceTranslatorAttention(model, 'abc', { translation: 'cb' });
  const { encoder, decoder, cross } = trace;
  const textOf = ({ units }: { readonly units: readonly { readonly text: string }[] }): string =>
    units.map(({ text }) => text).join(' ');
  expect([encoder, decoder, cross].map(textOf)).toEqual(['a b c </s>', '<s> c b', 'c b </s>']);
  for (const { heads } of [encoder, decoder, cross]) {
    expect(heads.map(({ layer, head }) => `${layer}:${head}`).join(' ')).toBe('1:1 1:2 2:1 2:2');
    for (const { shares } of heads) {
      for (const row of shares) expect(row.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    }
  }
  // The encoder sees what comes after a unit, the decoder does not.
  expect(encoder.heads[0]!.next).toBeGreaterThan(0.1);
  for (const { shares, next } of decoder.heads) {
    expect(next).toBe(0);
    expect(shares[0]).toEqual([1, 0, 0]);
  }
  const one = { translation: 'cb', layer: 2, head: 1 };
  const { attention } = await explainTranslation(model, 'abc', one);
  expect(cross.heads[2]!.shares).toEqual(attention);
});

it('refuses a recurrent translator', async () => {
  const model = await createTranslator(engine, PAIRS, { units: 'code-points', minCount: 1 });
  await expect(traceTranslatorAttention(model, 'abc')).rejects.toThrow('no heads of attention');
});

it('draws all heads as small maps, a cell for each share that is seen', () => {
  const { heads } = traceAttention(create(), 'abc');
  const svg = drawHeadsSvg({ title: 'a < b', heads });
  const picture = parseXml(svg);
  expect(elementsOf(picture, 'text')).toHaveLength(5);
  const cells = elementsOf(picture, 'path')
    .map(({ attributes }) => attributes.d!.match(/M/g)!.length)
    .reduce((sum, one) => sum + one, 0);
  expect(cells).toBe(4 * 6);
});
