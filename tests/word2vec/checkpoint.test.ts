import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError, InterruptedError, UsageError } from '../../src/base/errors.ts';
import type { JsonObject } from '../../src/base/json.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createRandom } from '../../src/base/random.ts';
import type { TrainingText } from '../../src/corpus/encoded-text.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { decodeModel, encodeModel } from '../../src/io/model-file.ts';
import { trainWord2Vec, word2VecTraining } from '../../src/word2vec/train-word2vec.ts';
import type { Word2VecOptions } from '../../src/word2vec/training-options.ts';
import { word2VecFromState } from '../../src/word2vec/word2vec-model.ts';
import { createSentences, createTextOf } from './create-text.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

/** The file that a state is written as. */
function bytesOf(state: ModelState): Uint8Array {
  return Uint8Array.from([...encodeModel(state)].flatMap((piece) => [...piece]));
}

/** Through a file, as the command line passes it on. */
function throughFile(state: ModelState): ModelState {
  return decodeModel(bytesOf(state).slice().buffer, 'a checkpoint');
}

/** Trains, is stopped after so many rounds each time, and resumes until it is done. */
async function trainInterrupted(
  text: TrainingText,
  options: Word2VecOptions,
  roundsOf: () => number,
): Promise<{ state: ModelState; interruptions: number }> {
  let resumeFrom: ModelState | undefined;
  for (let interruptions = 0; ; interruptions++) {
    const controller = new AbortController();
    let rounds = roundsOf();
    try {
      const training = word2VecTraining(text, {
        ...(resumeFrom === undefined ? options : { engine, resumeFrom }),
        signal: controller.signal,
        onCheckpoint: async (state) => {
          resumeFrom = throughFile(state);
        },
      });
      for (;;) {
        const { done, value } = await training.next();
        if (done) return { state: value.toState(), interruptions };
        rounds -= 1;
        if (rounds <= 0) controller.abort();
      }
    } catch (error) {
      if (!(error instanceof InterruptedError)) throw error;
    }
  }
}

const KINDS: readonly Word2VecOptions[] = [
  { architecture: 'skip-gram', loss: 'negative-sampling', subsample: 0.05 },
  { architecture: 'cbow', loss: 'negative-sampling', shards: 3 },
  { architecture: 'skip-gram', loss: 'hierarchical-softmax', shards: 1 },
  { architecture: 'cbow', loss: 'hierarchical-softmax' },
  { architecture: 'skip-gram', subwords: 'characters', minn: 1, maxn: 2 },
  { architecture: 'cbow', subwords: 'jamo', minn: 1, maxn: 3, loss: 'hierarchical-softmax' },
];

describe('a training that is interrupted again and again', () => {
  it.each(KINDS)('ends with the same bytes: %o', async (kind) => {
    const text = await createTextOf(createSentences(400));
    const options = { ...kind, dimensions: 10, epochs: 3, engine };
    const random = createRandom(1, 'interruptions');
    const whole = await trainWord2Vec(text, options);
    const { state, interruptions } = await trainInterrupted(
      text,
      options,
      () => 1 + random.integer(8),
    );
    expect(interruptions).toBeGreaterThan(2);
    expect(bytesOf(state)).toEqual(bytesOf(whole.toState()));
  });

  it('ends with the same bytes under the full softmax', async () => {
    const text = await createTextOf(createSentences(900));
    for (const architecture of ['skip-gram', 'cbow'] as const) {
      const options = {
        architecture,
        loss: 'softmax',
        dimensions: 4,
        epochs: 2,
        subsample: 0.02,
      } as const;
      const reports: unknown[] = [];
      const whole = await trainWord2Vec(text, {
        ...options,
        engine,
        onEpoch: ({ loss }) => reports.push(loss),
      });
      let resumeFrom: ModelState | undefined;
      let pieces = 0;
      await trainWord2Vec(text, {
        ...{ ...options, engine, checkpointSeconds: 0 },
        onCheckpoint: async (state) => {
          pieces += 1;
          if (pieces === 1000) resumeFrom = throughFile(state);
        },
      });
      expect(pieces).toBeGreaterThan(2000);
      const resumed: unknown[] = [];
      const model = await trainWord2Vec(text, {
        engine,
        resumeFrom: resumeFrom!,
        onEpoch: ({ loss }) => resumed.push(loss),
      });
      expect(bytesOf(model.toState())).toEqual(bytesOf(whole.toState()));
      expect(resumed.at(-1)).toBe(reports.at(-1));
    }
  });

  it.each([
    { shards: 1, loss: 'negative-sampling' },
    { shards: 2, loss: 'hierarchical-softmax' },
    { shards: 1, loss: 'negative-sampling', subwords: 'characters', minn: 1, maxn: 2 },
  ] as const)('ends with the same bytes when it is stopped within a round: %o', async (kind) => {
    const text = await createTextOf(createSentences(6000));
    const options = { ...kind, dimensions: 1600, epochs: 1, engine };
    const whole = await trainWord2Vec(text, options);
    const within: unknown[] = [];
    for (const chances of [3, 5]) {
      const stop = new AbortController();
      let left = chances;
      let resumeFrom: ModelState | undefined;
      const stopped = trainWord2Vec(text, {
        ...{ ...options, signal: stop.signal },
        breaks: {
          every: 0,
          // The first chances are while the tables are filled, of which one number is drawn after another.
          onStretch: (work) => work < 40_000 && --left === 0 && stop.abort(),
        },
        onCheckpoint: (state) => {
          resumeFrom = throughFile(state);
        },
      });
      await expect(stopped).rejects.toThrow('Stopped in epoch 1 of 1.');
      within.push(Object(resumeFrom!.metadata.position).within);
      const resumed = await trainWord2Vec(text, { engine, resumeFrom: resumeFrom! });
      expect(bytesOf(resumed.toState())).toEqual(bytesOf(whole.toState()));
    }
    // Several shards do the round again; one goes on within it.
    expect(within.some((done) => done !== 0)).toBe(kind.shards === 1);
  });

  it('resumes a training that itself goes on from a model', async () => {
    const from = await trainWord2Vec(await createTextOf(createSentences(100)), {
      dimensions: 10,
      epochs: 1,
      engine,
    });
    const text = await createTextOf(
      createSentences(200, ['b', 'c'], 2),
      countsOf(from.vectors.words, from.counts),
    );
    const options = { from, epochs: 2, engine };
    const whole = await trainWord2Vec(text, options);
    const { state, interruptions } = await trainInterrupted(text, options, () => 3);
    expect(interruptions).toBeGreaterThan(2);
    expect(bytesOf(state)).toEqual(bytesOf(whole.toState()));
  });
});

function countsOf(words: Iterable<string>, counts: Float64Array): Map<string, number> {
  return new Map([...words].map((word, id) => [word, counts[id]!]));
}

describe('a checkpoint', () => {
  const sentences = createSentences(100);
  const options = { dimensions: 10, epochs: 2 };
  let checkpoint: ModelState;
  beforeAll(async () => {
    await trainWord2Vec(await createTextOf(sentences), {
      ...{ ...options, engine, checkpointSeconds: 0 },
      onCheckpoint: async (state) => {
        checkpoint ??= throughFile(state);
      },
    });
  });

  it('is a model, too', () => {
    const model = word2VecFromState(checkpoint);
    expect(model.vectors.size).toBe(20);
    expect(model.settings).toMatchObject({ dimensions: 10, epochs: 2, seed: 1 });
  });

  it('goes on with no other text and no other options', async () => {
    const resumeFrom = checkpoint;
    const text = await createTextOf(sentences);
    const others = [
      sentences.slice(1),
      [...sentences.slice(1), sentences[0]!],
      [...sentences, ['c0']],
    ];
    for (const other of others) {
      const training = trainWord2Vec(await createTextOf(other), { engine, resumeFrom });
      await expect(training).rejects.toThrow(
        /is another, or is cut another way; go on with the same text/,
      );
    }
    const changes: [Word2VecOptions, string][] = [
      [
        { epochs: 3 },
        'The checkpoint was made with epochs 2, not 3; go on with the same, or leave the option out.',
      ],
      [{ seed: 2 }, 'made with seed 1, not 2'],
      [
        { loss: 'hierarchical-softmax' },
        'made with loss negative-sampling, not hierarchical-softmax',
      ],
      [{ loss: 'softmax' }, 'made with loss negative-sampling, not softmax'],
      [{ subwords: 'jamo' }, 'made with subwords none, not units jamo'],
    ];
    for (const [change, message] of changes) {
      const training = trainWord2Vec(text, { ...change, engine, resumeFrom });
      await expect(training).rejects.toThrow(message);
      await expect(training).rejects.toThrow(UsageError);
    }
    await expect(trainWord2Vec(text, { ...options, engine, resumeFrom })).resolves.toBeDefined();
  });

  it('is told from what is none, and from a damaged one', async () => {
    const text = await createTextOf(sentences);
    const done = (await trainWord2Vec(text, { ...options, engine })).toState();
    const resume = (resumeFrom: ModelState) => trainWord2Vec(text, { engine, resumeFrom });
    await expect(resume(done)).rejects.toThrow('no checkpoint of Word2Vec but a word2vec');
    const { metadata, tensors } = checkpoint;
    const position: JsonObject = Object(metadata.position);
    const moved = (change: JsonObject): ModelState => ({
      ...checkpoint,
      metadata: { ...metadata, position: { ...position, ...change } },
    });
    const damaged: ModelState[] = [
      ...[
        { epoch: 3 },
        { epoch: 0 },
        { places: [-1, 0] },
        { places: [10.5, 0] },
        { places: [0, 0] },
        { random: [0, 0, 0, 0, 1, 1, 1, 1] },
        { random: [1.5, 0, 0, 0, 1, 1, 1, 1] },
        { within: -1 },
        { rounds: 'x' },
        { version: 3 },
      ].map(moved),
      { ...checkpoint, kind: 'word-vectors' },
      { ...checkpoint, metadata: { ...metadata, position: { epoch: 1, places: [0] } } },
      { ...checkpoint, metadata: { ...metadata, settings: 'none' } },
      { ...checkpoint, metadata: { ...metadata, generator: 'another' } },
      {
        ...checkpoint,
        tensors: { ...tensors, outputs: { shape: [1, 1], data: new Float32Array(1) } },
      },
    ];
    for (const state of damaged) await expect(resume(state)).rejects.toThrow(InputError);
  });
});
