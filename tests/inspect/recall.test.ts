import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { chartRecall, studyRecall } from '../../src/inspect/recall-study.ts';
import { drawRecallBatch } from '../../src/inspect/recall-task.ts';
import { runCommand } from '../cli/run-command.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

it('shows a symbol, distractors, and a cue', () => {
  const task = { symbols: 3, distractors: 2, lag: 4 };
  const { ids, targets } = drawRecallBatch(task, 50, createRandom(1, 'test'));
  expect(ids.length).toBe(6 * 50);
  expect(ids.subarray(0, 50)).toEqual(targets);
  expect(new Set(targets)).toEqual(new Set([0, 1, 2]));
  expect(new Set(ids.subarray(50, 250))).toEqual(new Set([3, 4]));
  expect(new Set(ids.subarray(250))).toEqual(new Set([5]));
});

describe('the recall study', () => {
  it('finds that gates keep what a plain cell forgets', async () => {
    const lags = [2, 15];
    const study = await studyRecall(engine, { lags, updates: 300 });
    const accuracy = (cell: string, lag: number) =>
      study.results.find((one) => one.cell === cell && one.lag === lag)!.accuracy;
    for (const cell of ['rnn', 'lstm', 'gru']) expect(accuracy(cell, 2)).toBeGreaterThan(0.95);
    expect(accuracy('rnn', 15)).toBeLessThan(0.4);
    expect(accuracy('gru', 15)).toBeGreaterThan(0.9);
    expect(study.complete).toBe(true);
    const arrives = study.results.filter(({ lag }) => lag === 15).map((one) => one.arrives);
    expect(arrives[0]).toBeLessThan(Math.min(arrives[1]!, arrives[2]!));
    expect(chartRecall(study).series[2]?.y).toEqual([accuracy('gru', 2), accuracy('gru', 15)]);
  });

  it('gives the same numbers for the same seed', async () => {
    const options = { lags: [1], updates: 5, hiddenSize: 4, batch: 2 };
    const first = await studyRecall(engine, options);
    expect(await studyRecall(engine, options)).toEqual(first);
    expect(await studyRecall(engine, { ...options, seed: 2 })).not.toEqual(first);
  });

  it('stopped, gives what is ready', async () => {
    const stop = new AbortController();
    const study = await studyRecall(engine, {
      ...{ lags: [1, 2], updates: 2, hiddenSize: 4, batch: 2, signal: stop.signal },
      onProgress: ({ phase }) => {
        if (phase === 'gru, lag 1') stop.abort();
      },
    });
    expect(study.complete).toBe(false);
    expect(study.results.map(({ cell }) => cell)).toEqual(['rnn', 'lstm']);
    expect(chartRecall(study).series[2]?.y).toEqual([Number.NaN, Number.NaN]);
  });

  it('refuses sizes below one', async () => {
    await expect(studyRecall(engine, { lags: [0] })).rejects.toThrow(
      'lags is [0]; give a list of whole numbers from 1 up.',
    );
  });
});

describe('malmoi study', () => {
  it('nested-tanh prints the derivative', async () => {
    const { code, stdout } = await runCommand(['study', 'nested-tanh', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ byFormula: 27, byTape: 27, stateWeight: 3 });
    const table = await runCommand(['study', 'nested-tanh', '--inputs', '-0.5,1']);
    expect(table.stdout).toContain('∂h_2/∂h_0 by the product of the factors');
  });

  it('gradients says where the gradient is cut off, and what clipping did', async () => {
    const options = ['--steps', '30', '--chunk-length', '10', '--clip', '0.5'];
    const { code, stdout } = await runCommand(['study', 'gradients', ...options]);
    expect(code).toBe(0);
    expect(stdout).toContain('nothing flows past 9 steps back');
    expect(stdout).toContain('0.5000');
  });

  it('recall prints accuracies and a chart', async () => {
    const options = ['--lags', '3,1', '--updates', '3', '--hidden-size', '4'];
    const { code, stdout } = await runCommand(['study', 'recall', ...options]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^lag +rnn +lstm +gru/);
    expect(stdout).toContain('o rnn   x lstm   + gru');
  });

  it('says what is wrong with its options', async () => {
    const picture = await runCommand(['study', 'recall', '-o', 'recall.png']);
    expect(picture).toMatchObject({ code: 2, stdout: '' });
    expect(picture.stderr).toContain('rsvg-convert or Inkscape makes a .png of it');
    const lags = await runCommand(['study', 'recall', '--lags', '1,x']);
    expect(lags.stderr).toContain('--lags is [1, "x"]; give a list of whole numbers from 1 up.');
  });
});
