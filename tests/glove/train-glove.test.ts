import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/base/json.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import type { Progress } from '../../src/base/progress.ts';
import { createRandom } from '../../src/base/random.ts';
import type { CellBlock } from '../../src/counts/co-occurrence/cell-block.ts';
import { CooccurrenceCounter } from '../../src/counts/co-occurrence/co-occurrence-counter.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import {
  type Cooccurrences,
  type GloveIteration,
  type GloveOptions,
  gloveTraining,
  trainGlove,
} from '../../src/glove/index.ts';
import { openNodeScratch } from '../../src/io/node-scratch.ts';
import type { RoundReport } from '../../src/training/index.ts';
import { mostSimilar, type WordVectors } from '../../src/vectors/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { ENGINE_KINDS } from '../engine/contract/engines.ts';
import { expectToHearTimer } from '../support/hear-abort.ts';

const WORDS = 60;

/** Words of a circle: each stands near those next to it. */
async function circle(): Promise<Cooccurrences> {
  const counter = new CooccurrenceCounter(WORDS, { window: 4 });
  const random = createRandom(1, 'circle');
  for (let line = 0; line < 300; line++) {
    const start = random.integer(WORDS);
    await counter.add(Array.from({ length: 12 }, (_, i) => (start + i) % WORDS));
  }
  return { words: Array.from({ length: WORDS }, (_, i) => `w${i}`), blocks: counter.finish() };
}

const OPTIONS: GloveOptions = { dimensions: 20, iterations: 30, xMax: 10 };

async function train(options: GloveOptions, workers: number, engine: 'wasm' | 'native' = 'wasm') {
  const made = await createEngine({ engine, workers });
  try {
    return await trainGlove(await circle(), { ...OPTIONS, ...options, engine: made });
  } finally {
    made.dispose();
  }
}

async function* cells(values: readonly number[]): AsyncGenerator<CellBlock> {
  yield {
    rows: Uint32Array.from(values, () => 0),
    columns: Uint32Array.from(values, (_, i) => i + 1),
    values: Float64Array.from(values),
  };
}

async function* forEver(): AsyncGenerator<CellBlock> {
  for (;;) yield* cells([1]);
}

describe('trainGlove', () => {
  it('learns which words occur near each other, and its loss falls', async () => {
    const reports: GloveIteration[] = [];
    const vectors = await train({ onIteration: (report) => reports.push(report) }, 1);
    const nearest = mostSimilar(vectors, { positive: ['w30'], topn: 2 }).map(({ word }) => word);
    expect(nearest.sort()).toEqual(['w29', 'w31']);
    const losses = reports.map(({ loss }) => loss);
    expect(losses).toHaveLength(30);
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 10);
    // The circle: each word beside 4 on either side, and no other.
    expect(reports[0]!.nonzeros).toBe(WORDS * 8);
  });

  it('reports the mean of J before each step: at the start, f(P) (log P)² / 2', async () => {
    const reports: GloveIteration[] = [];
    const engine = await createEngine({ engine: 'reference' });
    await trainGlove(
      { words: ['a', 'b', 'c'], blocks: cells([4, 16]) },
      {
        ...{ engine, xMax: 8, biases: false, iterations: 1, dimensions: 1000 },
        learningRate: 1e-9,
        onIteration: (report) => reports.push(report),
      },
    );
    const mean = (0.5 ** 0.75 * Math.log(4) ** 2 + Math.log(16) ** 2) / 4;
    expect(reports[0]!.nonzeros).toBe(4);
    expect(reports[0]!.loss).toBeCloseTo(mean, 2);
  });

  it.each(['wasm', 'native'] as const)(
    'gives the same bytes for 1, 2 and 3 workers, with scratch files or in memory (%s)',
    async (kind) => {
      if (!ENGINE_KINDS.includes(kind)) return;
      const one = await train({}, 1, kind);
      const scratch = await openNodeScratch();
      try {
        expect((await train({ scratch }, 2, kind)).vectors).toEqual(one.vectors);
      } finally {
        await scratch.dispose();
      }
      expect((await train({}, 3, kind)).vectors).toEqual(one.vectors);
      expect((await train({ seed: 2 }, 1, kind)).vectors).not.toEqual(one.vectors);
    },
  );

  it.runIf(ENGINE_KINDS.includes('native'))('is nearly the same on every engine', async () => {
    const options = { iterations: 3 };
    const [wasm, native] = [await train(options, 1), await train(options, 1, 'native')];
    wasm.vectors.forEach((value, i) => {
      expect(Math.abs(value - native.vectors[i]!)).toBeLessThan(1e-4);
    });
  });

  it('goes on from a checkpoint to the same bytes, and refuses the checkpoint of another', async () => {
    const checkpoints: ModelState[] = [];
    const options = { iterations: 4 };
    const whole = await train(
      {
        ...{ ...options, checkpointSeconds: 0 },
        onCheckpoint: async (checkpoint) => void checkpoints.push(checkpoint),
      },
      1,
    );
    // 16 rounds an iteration, and nothing after the last.
    expect(checkpoints).toHaveLength(63);
    for (const resumeFrom of [0, 7, 15, 16, 40, 62].map((i) => checkpoints[i]!)) {
      expect((await train({ ...options, resumeFrom }, 2)).vectors).toEqual(whole.vectors);
    }
    const resumeFrom = checkpoints[0]!;
    await expect(train({ ...options, resumeFrom, seed: 2 }, 1)).rejects.toThrow('seed 1, not 2');
    await expect(train({ iterations: 3, resumeFrom }, 1)).rejects.toThrow(
      'made with iterations 4, not 3; go on with the same, or leave the option out. Only iterations may be raised.',
    );
    const longer = await train({ iterations: 6 }, 1);
    expect((await train({ iterations: 6, resumeFrom }, 1)).vectors).toEqual(longer.vectors);
    const bare = {
      ...OPTIONS,
      resumeFrom,
      engine: await createEngine({ engine: 'wasm', workers: 1 }),
    };
    const { iterations: _, ...unasked } = bare;
    expect((await trainGlove(await circle(), unasked)).vectors).toEqual(whole.vectors);
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    const fewer = trainGlove(
      { words: ['a', 'b'], blocks: cells([1]) },
      { ...OPTIONS, ...options, engine, resumeFrom },
    );
    await expect(fewer).rejects.toThrow('not of these 2 words');
    const { words } = await circle();
    const others = trainGlove(
      { words, blocks: cells([1]) },
      { ...OPTIONS, ...options, engine, resumeFrom },
    );
    await expect(others).rejects.toThrow(`made with ${WORDS * 8} nonzero cells, not 2`);
  });

  it('gives the vectors of words alone on demand', async () => {
    const [sum, word] = [await train({}, 1), await train({ output: 'word' }, 1)];
    expect(sum.vectors).not.toEqual(word.vectors);
    expect(sum.dimensions).toBe(20);
  });

  it.each([
    { dimensions: 0 },
    { iterations: 1.5 },
    { xMax: 0 },
    { learningRate: -1 },
    { alpha: -1 },
  ])('refuses %o', async (options) => {
    await expect(circle().then((counts) => trainGlove(counts, options))).rejects.toThrow(
      / is .*; give a .*number/,
    );
  });

  it('refuses counts that have no logarithm, and counts of nothing', async () => {
    const words = ['a', 'b', 'c'];
    await expect(trainGlove({ words, blocks: cells([1, 0]) })).rejects.toThrow(
      'The co-occurrence of words 0 and 2 is 0',
    );
    await expect(trainGlove({ words, blocks: cells([]) })).rejects.toThrow('No two words');
  });

  it('goes on from checkpoints of the first layout, written between iterations', async () => {
    const checkpoints: ModelState[] = [];
    await train(
      {
        ...{ iterations: 3, checkpointSeconds: 0 },
        onCheckpoint: async (checkpoint) => void checkpoints.push(checkpoint),
      },
      1,
    );
    const { metadata, ...rest } = checkpoints[15]!;
    const { version: _, position, ...first } = metadata;
    expect(Object(position)).toMatchObject({ iteration: 2, rounds: 0, slices: 0 });
    const resumeFrom = { ...rest, metadata: { ...first, iteration: 1 } };
    const whole = await train({ iterations: 3 }, 1);
    expect((await train({ iterations: 3, resumeFrom }, 1)).vectors).toEqual(whole.vectors);
    const damages: JsonObject[] = [
      { iteration: -1e9 },
      { iteration: 1.5 },
      { version: 2, position: { ...Object(position), rounds: 16 } },
      { version: 2, position: { ...Object(position), slices: 1 } },
      { version: 2, position: { ...Object(position), loss: 'x' } },
      { iteration: 1, settings: { ...Object(first.settings), dimensions: 1e12 } },
      { iteration: 1, settings: { ...Object(first.settings), xMax: JSON.parse('1e999') } },
      { iteration: 1, settings: null },
    ];
    for (const damage of damages) {
      const state = { ...rest, metadata: { ...first, ...damage } };
      await expect(train({ iterations: 3, resumeFrom: state }, 1)).rejects.toThrow('is damaged');
    }
  });

  it('hears a timer in training and while cells are dealt out', async () => {
    await expectToHearTimer(async (work) => train({ ...work, iterations: 100_000 }, 1));
    await expectToHearTimer(async (work) =>
      trainGlove({ words: ['a', 'b'], blocks: forEver() }, { ...OPTIONS, ...work }),
    );
  });

  it('shows the vectors of chosen words between two rounds, and reports each', async () => {
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    const training = gloveTraining(await circle(), { ...OPTIONS, iterations: 2, engine });
    const into = new Float32Array(40);
    let steps = 0;
    let vectors: WordVectors;
    for (;;) {
      const { done, value } = await training.next();
      if (done) {
        vectors = value;
        break;
      }
      steps += 1;
      expect(value).toMatchObject({ step: steps, epoch: steps <= 16 ? 1 : 2, learningRate: 0.05 });
      // Where no two words of a round's blocks are neighbors, there is no loss.
      expect(value.loss === undefined).toBe(value.tokens === 0);
      training.snapshot([5, 9], into);
    }
    expect(steps).toBe(32);
    expect(into.subarray(0, 20)).toEqual(vectors.row(5));
    expect(into.subarray(20)).toEqual(vectors.row(9));
    expect(() => training.snapshot([5], into)).toThrow('there are no vectors');
  });

  it('tells the mean loss of the cells since the report before', async () => {
    let now = 0;
    const told: Progress[] = [];
    const reports: RoundReport[] = [];
    const engine = await createEngine({ engine: 'wasm', workers: 1 });
    const training = gloveTraining(await circle(), {
      ...{ ...OPTIONS, iterations: 2, engine },
      breaks: {
        clock: () => {
          now += 20;
          return now;
        },
      },
      onProgress: (progress) => told.push(progress),
    });
    for await (const report of training) reports.push(report);
    let done = 0;
    let seen = 0;
    let from = 0;
    for (const progress of told) {
      let loss = 0;
      for (; seen < progress.done; from++) {
        loss += (reports[from]!.loss ?? 0) * reports[from]!.tokens;
        seen += reports[from]!.tokens;
      }
      expect(progress.loss).toBeCloseTo(loss / (progress.done - done), 8);
      done = progress.done;
    }
    expect(told.length).toBeGreaterThan(3);
  });

  it('stops when it is told to, and says when the numbers grow beyond bounds', async () => {
    const stop = new AbortController();
    await expect(
      train({ signal: stop.signal, onProgress: () => stop.abort() }, 1),
    ).rejects.toMatchObject({ name: 'InterruptedError' });
    await expect(train({ learningRate: 1e30 }, 1)).rejects.toThrow('lower learning rate');
  });
});

describe('malmoi train glove', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glove-test-'));
    const line = 'the king and the queen ruled 왕 과 여왕 은 다스렸다\n';
    await writeFile(join(folder, 'text.txt'), line.repeat(30));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const at = (name: string): string => join(folder, name);
  const few = ['--dimensions', '8', '--iterations', '3', '--json'];

  it('trains on texts, or on a file of counts, with the same bytes', async () => {
    const trained = await runCommand(['train', 'glove', at('text.txt'), '-o', at('a'), ...few]);
    expect(trained).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(trained.stdout)).toMatchObject({ vocabularySize: 10, dimensions: 8 });
    await runCommand(['cooccur', at('text.txt'), '-o', at('cooc'), '--quiet']);
    const from = ['train', 'glove', '--cooccurrences', at('cooc'), '-o', at('b'), ...few];
    expect((await runCommand([...from, '--workers', '1'])).code).toBe(0);
    expect(await readFile(at('b'))).toEqual(await readFile(at('a')));
    const similar = await runCommand(['similar', at('a'), '여왕', '--json']);
    expect(similar.code).toBe(0);
  });

  it("takes the published program's names", async () => {
    const names = ['-vector-size', '8', '-iter', '3', '--eta=0.05', '-threads', '1', '--json'];
    const trained = await runCommand(['train', 'glove', at('text.txt'), '-o', at('d'), ...names]);
    expect(trained).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(at('d'))).toEqual(await readFile(at('a')));
  });

  it('goes on from a checkpoint file', async () => {
    const settings = ['train', 'glove', at('text.txt'), '--dimensions', '8', '--iterations', '3'];
    const kept = ['--checkpoint', at('check'), '--checkpoint-seconds', '0'];
    await runCommand([...settings, '-o', at('e'), ...kept, '--quiet']);
    const resumed = await runCommand([...settings, '-o', at('f'), '--resume', at('check')]);
    expect(resumed).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(at('f'))).toEqual(await readFile(at('a')));
    const wrong = await runCommand([...settings, '-o', at('g'), '--resume', at('a')]);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain(`${at('a')}: this is no glove-checkpoint but a word-vectors`);
  });

  it('writes a checkpoint when it is interrupted, without being asked to', async () => {
    const settings = ['train', 'glove', at('text.txt'), '--dimensions', '8'];
    const long = [...settings, '--iterations', '200000', '-o', at('h'), '--quiet'];
    const stop = new AbortController();
    const watch = setInterval(() => {
      if (existsSync(at('h.checkpoint'))) stop.abort();
    }, 1);
    const stopped = await runCommand([...long, '--checkpoint-seconds', '0'], '', stop.signal);
    clearInterval(watch);
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(
      /Stopped (in|after) iteration \d+ of 200000\. The checkpoint is .*h\.checkpoint; go on with the same command and --resume/,
    );
    expect(existsSync(at('h'))).toBe(false);
    const again = [...settings, '--resume', at('h.checkpoint'), '-o', at('h')];
    const other = await runCommand([...again, '--iterations', '3']);
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('made with --iterations 200000, not 3');
  });

  it('wants texts or counts, not both and not neither', async () => {
    const neither = await runCommand(['train', 'glove', '-o', at('c')]);
    expect(neither.code).toBe(2);
    expect(neither.stderr).toContain('either texts or --cooccurrences');
  });

  it('says what is wrong with its input', async () => {
    const noCounts = await runCommand([
      ...['train', 'glove', '--cooccurrences', at('text.txt'), '-o', at('c')],
    ]);
    expect(noCounts.code).toBe(1);
    expect(noCounts.stderr).toContain('no file of co-occurrence counts');
    const typo = await runCommand([
      'train',
      'glove',
      at('text.txt'),
      '-o',
      at('c'),
      '--x-max',
      '0',
    ]);
    expect(typo.code).toBe(2);
  });
});
