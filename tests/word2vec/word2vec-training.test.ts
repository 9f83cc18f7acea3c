import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { RoundReport } from '../../src/training/index.ts';
import { trainWord2Vec, word2VecTraining } from '../../src/word2vec/train-word2vec.ts';
import type { Word2VecOptions } from '../../src/word2vec/training-options.ts';
import { expectToHearTimer, longestStretch } from '../support/hear-abort.ts';
import { createSentences, createTextOf } from './create-text.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

const KINDS: readonly Word2VecOptions[] = [
  { loss: 'negative-sampling' },
  { loss: 'hierarchical-softmax', architecture: 'cbow' },
  { loss: 'negative-sampling', subwords: 'characters', minn: 1, maxn: 2 },
  { loss: 'softmax' },
];

describe.each(KINDS)('a training that is pulled: %o', (kind) => {
  const options = { ...kind, dimensions: 6, epochs: 2 };

  it('reports each round, and shows the vectors of chosen words in between', async () => {
    const text = await createTextOf(createSentences(200));
    const training = word2VecTraining(text, { ...options, engine });
    const [rows, into] = [[7, 0, 7], new Float32Array(18)];
    expect(() => training.snapshot(rows, into)).toThrow('there are no vectors');
    const reports: RoundReport[] = [];
    const looks: Float32Array[] = [];
    let model: Awaited<ReturnType<typeof trainWord2Vec>>;
    for (;;) {
      const { done, value } = await training.next();
      if (done) {
        model = value;
        break;
      }
      reports.push(value);
      expect(training.snapshot(rows, into)).toBe(into);
      looks.push(into.slice());
      expect(into.subarray(0, 6)).toEqual(into.subarray(12));
    }
    expect(reports.map(({ step }) => step)).toEqual(reports.map((_, i) => i + 1));
    expect(new Set(reports.map(({ epoch }) => epoch))).toEqual(new Set([1, 2]));
    const rates = reports.map(({ learningRate }) => learningRate);
    expect(rates.toSorted((a, b) => b - a)).toEqual(rates);
    for (const { loss, tokens, tokensPerSecond } of reports) {
      expect(tokens).toBeGreaterThan(0);
      expect(tokensPerSecond).toBeGreaterThan(0);
      // The kernels of the other losses compute none.
      expect(loss === undefined).toBe(kind.loss !== 'softmax');
    }
    expect(looks[0]).not.toEqual(looks.at(-1));
    const last = looks.at(-1)!;
    [...model.vectors.row(7), ...model.vectors.row(0)].forEach((value, i) => {
      expect(last[i]).toBeCloseTo(value, 6);
    });
    expect(() => training.snapshot(rows, into)).toThrow('there are no vectors');
    const whole = await trainWord2Vec(text, { ...options, engine });
    expect(model.vectors.vectors).toEqual(whole.vectors.vectors);
  });

  it('refuses to show words that there are not, and too many for the array', async () => {
    const text = await createTextOf(createSentences(50));
    const training = word2VecTraining(text, { ...options, engine });
    await training.next();
    expect(() => training.snapshot([20], new Float32Array(6))).toThrow('no word 20 among 20');
    expect(() => training.snapshot([1, 2], new Float32Array(6))).toThrow('do not fit in 6');
    await training.return(undefined as never);
  });

  it('gives its memory back when it is left', async () => {
    const text = await createTextOf(createSentences(50));
    const before = engine.heap.bytesInUse;
    for await (const { step } of word2VecTraining(text, { ...options, engine })) {
      if (step === 2) break;
    }
    expect(engine.heap.bytesInUse).toBe(before);
  });

  it('hears a timer', async () => {
    const text = await createTextOf(createSentences(2000));
    await expectToHearTimer((work) =>
      trainWord2Vec(text, { ...options, ...work, engine, epochs: 1000 }),
    );
  });
});

it('tells the mean loss since the report before, in nats', async () => {
  let now = 0;
  const reports: RoundReport[] = [];
  const told: { loss: number | undefined; reports: number }[] = [];
  const training = word2VecTraining(await createTextOf(createSentences(60)), {
    ...{ loss: 'softmax', dimensions: 4, epochs: 1, engine, architecture: 'cbow' },
    breaks: {
      clock: () => {
        now += 10;
        return now;
      },
    },
    onProgress: ({ loss }) => told.push({ loss, reports: reports.length + 1 }),
  });
  for await (const report of training) reports.push(report);
  expect(told.length).toBeGreaterThan(3);
  let from = 0;
  for (const { loss, reports: to } of told) {
    const since = reports.slice(from, to);
    // CBOW's windows have one target each.
    expect(loss).toBeCloseTo(
      since.reduce((sum, report) => sum + report.loss!, 0) / since.length,
      6,
    );
    from = to;
  }
});

it('trains some thousand words at the most without a chance for a break', async () => {
  const text = await createTextOf(createSentences(6000));
  const options = { dimensions: 1600, epochs: 1, shards: 1, engine };
  const longest = await longestStretch((work) => trainWord2Vec(text, { ...options, ...work }));
  // A round has more; 2^25 multiplications are 699 words of 1,600 numbers, 6 outputs and 5 windows.
  expect(longest).toBeLessThan(750);
});
