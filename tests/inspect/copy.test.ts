import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { COPY_MODELS, copyModelShape } from '../../src/inspect/copy-models.ts';
import { chartCopying, studyCopying } from '../../src/inspect/copy-study.ts';
import { drawCopyPair } from '../../src/inspect/copy-task.ts';
import { translatorOptions } from '../../src/translator/options.ts';
import { runCommand } from '../cli/run-command.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

it('draws sequences to be written again, or from their end', () => {
  const random = createRandom(1, 'test');
  const copied = drawCopyPair({ task: 'copy', symbols: 3 }, 50, random);
  expect(new Set(copied.source)).toEqual(new Set('abc'));
  expect(copied.target).toBe(copied.source);
  const { source, target } = drawCopyPair({ task: 'reverse', symbols: 26 }, 9, random);
  expect([...target].reverse().join('')).toBe(source);
  expect(source).toHaveLength(9);
});

it.each(COPY_MODELS)('the shape of %s is one that translators have, at any width', (model) => {
  for (const hiddenSize of [1, 6, 7, 32]) {
    const shape = translatorOptions(copyModelShape(model, { hiddenSize, seed: 1 }));
    expect(shape).toMatchObject({ hiddenSize, dropout: 0, embeddingDropout: 0 });
  }
});

describe('the copying study', () => {
  it('finds that attention copies what does not go through one state', async () => {
    const study = await studyCopying(engine, {
      ...{ models: ['gru', 'gru-attention'], lengths: [1, 6], longest: 6, updates: 400 },
    });
    const [short, long, shortLooking, longLooking] = study.results;
    expect(short!.exact).toBeGreaterThan(0.95);
    expect(shortLooking!.exact).toBeGreaterThan(0.95);
    expect(longLooking).toMatchObject({ model: 'gru-attention', length: 6 });
    expect(longLooking!.exact).toBeGreaterThan(0.9);
    expect(long!.exact).toBeLessThan(0.5);
    // A sequence may be right in places alone.
    expect(long!.accuracy).toBeGreaterThan(long!.exact);
    expect(study.complete).toBe(true);
    expect(chartCopying(study)).toMatchObject({
      series: [{ name: 'gru' }, { name: 'gru-attention', y: [1, longLooking!.exact] }],
      mark: { x: 6 },
    });
  });

  it('a Transformer reverses', async () => {
    const { results } = await studyCopying(engine, {
      ...{ task: 'reverse', models: ['transformer'], lengths: [3], longest: 3, updates: 300 },
    });
    expect(results[0]!.exact).toBeGreaterThan(0.9);
  });

  it('gives the same numbers for the same seed', async () => {
    const options = { lengths: [2], updates: 5, hiddenSize: 4, batch: 2 };
    const first = await studyCopying(engine, options);
    expect(first.results.map(({ model }) => model)).toEqual(COPY_MODELS);
    expect(await studyCopying(engine, options)).toEqual(first);
    expect(await studyCopying(engine, { ...options, seed: 2 })).not.toEqual(first);
  });

  it('stopped, gives what is ready', async () => {
    const stop = new AbortController();
    const study = await studyCopying(engine, {
      ...{ lengths: [1], updates: 2, hiddenSize: 4, batch: 2, signal: stop.signal },
      onProgress: ({ phase }) => {
        if (phase === 'gru') stop.abort();
      },
    });
    expect(study.complete).toBe(false);
    expect(study.results.map(({ model }) => model)).toEqual(['rnn', 'lstm']);
    const chart = chartCopying(study);
    expect(chart.series[2]?.y).toEqual([Number.NaN]);
    // Nothing longer than in training was tested: no mark.
    expect(chart.mark).toBeUndefined();
  });

  it('refuses what it cannot do', async () => {
    await expect(studyCopying(engine, { symbols: 27 })).rejects.toThrow(
      'symbols is 27; give a whole number from 2 to 26.',
    );
    await expect(studyCopying(engine, { lengths: [0] })).rejects.toThrow('lengths is [0]');
  });
});

describe('malmoi study copy', () => {
  it('prints shares and a chart, the lengths from short to long', async () => {
    const options = ['--lengths', '3,1', '--updates', '3', '--hidden-size', '4', '--models', 'RNN'];
    const { code, stdout } = await runCommand(['study', 'copy', ...options, '--task', 'reverse']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^model +1 +3\nrnn +[01]\.\d{3}/);
    expect(stdout).toContain('Reversing sequences of 8 symbols');
  });

  it('names the models that there are', async () => {
    const { code, stderr } = await runCommand(['study', 'copy', '--models', 'gru,cnn']);
    expect(code).toBe(2);
    expect(stderr).toContain('give a list of some of rnn, lstm, gru, rnn-attention');
  });
});
