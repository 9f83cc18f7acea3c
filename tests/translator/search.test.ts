import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { UnitCollector } from '../../src/text/units/collect-units.ts';
import { createTokenizer } from '../../src/text/units/create-tokenizer.ts';
import { USUAL_SPECIAL_TOKENS } from '../../src/text/units/special-tokens.ts';
import { beamSearch } from '../../src/translator/beam-search.ts';
import { scoreOf } from '../../src/translator/hypothesis.ts';
import {
  forceTranslations,
  Translator,
  type TranslatorOptions,
  translateTexts,
} from '../../src/translator/index.ts';
import { writeHypothesis } from '../../src/translator/translate.ts';
import { letterUnits } from './units.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

function create(options: Partial<TranslatorOptions> = {}, size = 6): Translator {
  const model = new Translator(engine, {
    units: letterUnits(size),
    options: { hiddenSize: 8, embeddingSize: 6, ...options },
  });
  // Larger weights than first ones, so that the units differ in their probabilities.
  for (const { offset, length } of model.parameters) {
    const view = engine.heap.numbers(offset, length);
    for (let i = 0; i < length; i++) view[i] *= 4;
  }
  return model;
}

const NONE = { lengthPenalty: 0, coveragePenalty: 0 };
const SOURCES = [
  [3, 4, 5, 2],
  [5, 2],
  [4, 4, 3, 5, 3, 2],
].map((ids) => Int32Array.from(ids));

/** Every target of at most `most` units with its end. */
function allTargets(letters: readonly number[], most: number): Int32Array[] {
  let open: number[][] = [[]];
  const all: number[][] = [];
  for (let length = 1; length <= most; length++) {
    all.push(...open.map((ids) => [...ids, 2]));
    open = open.flatMap((ids) => letters.map((letter) => [...ids, letter]));
  }
  return all.map((ids) => Int32Array.from(ids));
}

describe.each([
  { cell: 'gru', attention: 'additive' },
  { cell: 'lstm', attention: 'dot', layers: 2 },
  { cell: 'rnn', attention: 'none' },
] as const)('beam search: %o', (options) => {
  it('finds the likeliest of all translations when the beam holds them all', async () => {
    const model = create(options);
    for (const source of SOURCES) {
      const targets = allTargets([0, 1, 3, 4, 5], 3);
      const forced = await forceTranslations(
        model,
        targets.map((target) => ({ source, target })),
      );
      const all = forced
        .map(({ logProbabilities }, i) => ({
          ids: Array.from(targets[i].slice(0, -1)),
          logProbability: logProbabilities.reduce((sum, one) => sum + one, 0),
        }))
        .sort((a, b) => b.logProbability - a.logProbability);
      const search = { beam: 100, limits: [3], ...NONE };
      const [found] = await beamSearch(model, [source], search);
      const complete = found.filter(({ ended }) => ended);
      expect(Array.from(complete[0].ids)).toEqual(all[0].ids);
      complete.slice(0, 5).forEach(({ logProbability }, i) => {
        expect(logProbability).toBeCloseTo(all[i].logProbability, 4);
      });
    }
  });

  it('gives a source the same translations alone and beside others', async () => {
    const model = create(options);
    const limits = [8, 8, 8];
    const together = await beamSearch(model, SOURCES, { beam: 3, limits, ...NONE });
    for (const [i, source] of SOURCES.entries()) {
      const [alone] = await beamSearch(model, [source], { beam: 3, limits, ...NONE });
      expect(alone.map(({ ids }) => Array.from(ids))).toEqual(
        together[i].map(({ ids }) => Array.from(ids)),
      );
      alone.forEach(({ logProbability, attention }, n) => {
        expect(logProbability).toBeCloseTo(together[i][n].logProbability, 4);
        for (const shares of attention) {
          expect(shares.length).toBe(source.length);
          expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
        }
      });
    }
  });

  it('gives a translation the probability that forced decoding gives it', async () => {
    const model = create(options);
    const found = await beamSearch(model, SOURCES, { beam: 2, limits: [6, 6, 6], ...NONE });
    for (const [i, hypotheses] of found.entries()) {
      for (const { ids, logProbability, ended } of hypotheses) {
        if (!ended) continue;
        const pair = { source: SOURCES[i], target: Int32Array.from([...ids, 2]) };
        const [{ logProbabilities }] = await forceTranslations(model, [pair]);
        const sum = logProbabilities.reduce((total, one) => total + one, 0);
        expect(logProbability).toBeCloseTo(sum, 4);
      }
    }
  });
});

describe('translating', () => {
  it('takes the likeliest unit each time with a beam of 1', async () => {
    const model = create();
    const [[greedy]] = await beamSearch(model, [SOURCES[0]], { beam: 1, limits: [5], ...NONE });
    const ids: number[] = [];
    for (let t = 0; t < 5; t++) {
      const letters = [0, 1, 2, 3, 4, 5];
      const tried = await forceTranslations(
        model,
        letters.map((id) => ({ source: SOURCES[0], target: Int32Array.from([...ids, id]) })),
      );
      const own = tried.map(({ logProbabilities }) => logProbabilities[t]);
      const best = own.indexOf(Math.max(...own));
      if (best === 2) break;
      ids.push(best);
    }
    expect(Array.from(greedy.ids)).toEqual(ids);
  });

  it('samples the same from the same seed, whatever is translated beside it', async () => {
    const model = create();
    const options = { sample: true, nbest: 3, seed: 7 };
    const both = await translateTexts(model, ['a b c', 'c'], options);
    const [alone] = await translateTexts(model, ['a b c'], options);
    expect(both[0].map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
    const [other] = await translateTexts(model, ['a b c'], { ...options, seed: 8 });
    expect(other).not.toEqual(alone);
    const [cold] = await translateTexts(model, ['a b c'], { sample: true, temperature: 0 });
    const [greedy] = await translateTexts(model, ['a b c'], { beam: 1 });
    expect(cold[0].text).toBe(greedy[0].text);
  });

  it('prefers longer translations and seen sources by the penalties', () => {
    const seen = [Float64Array.of(0.5, 0.5), Float64Array.of(0.9, 0.1)];
    // (5 + 2) / 6 to the power 1, and ln min(1, 1.4) + ln 0.6.
    const both = { lengthPenalty: 1, coveragePenalty: 2 };
    expect(scoreOf(-7, 2, seen, both)).toBeCloseTo(-6 + 2 * Math.log(0.6), 12);
    expect(scoreOf(-7, 2, seen, { lengthPenalty: 0, coveragePenalty: 0 })).toBe(-7);
  });

  it('replaces an unknown unit by what attention looked at', () => {
    const collector = new UnitCollector(createTokenizer({ kind: 'whitespace' }));
    const ids = Int32Array.from(collector.encode('ein haus ist groß'));
    const { padding, unknown, begin, end } = USUAL_SPECIAL_TOKENS;
    const units = collector.finish(ids, { special: { padding, unknown, begin, end } });
    const source = Int32Array.from([...units.encode('ein haus'), 3]);
    const hypothesis = {
      ids: Int32Array.from([...units.encode('ist'), 1]),
      attention: [Float64Array.of(0.8, 0.1, 0.1), Float64Array.of(0.2, 0.3, 0.5)],
    };
    const write = (replaceUnknown: boolean) =>
      writeHypothesis({ units }, hypothesis, source, { replaceUnknown });
    expect(write(true)).toBe('ist haus');
    expect(write(false)).toBe('ist <unk>');
  });

  it('refuses a text that is too long, and options out of range', async () => {
    const model = create();
    await expect(translateTexts(model, ['a '.repeat(10_000)])).rejects.toThrow(
      'A text of 10001 units is too long',
    );
    await expect(translateTexts(model, ['a'], { beam: 0 })).rejects.toThrow('beam is 0');
  });

  it('translates an empty text and no text', async () => {
    const model = create();
    expect(await translateTexts(model, [])).toEqual([]);
    expect((await translateTexts(model, ['']))[0].length).toBe(1);
  });
});
