import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numericGradientCheck } from '../../src/autodiff/gradient-check.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import {
  Captioner,
  captionerFromState,
  captionerToState,
  createCaptioner,
  createShapePictures,
  describePictures,
  evaluateCaptioner,
  trainCaptioner,
} from '../../src/captioner/index.ts';
import type { CaptionerOptions } from '../../src/captioner/options.ts';
import { CaptionerTask } from '../../src/captioner/task.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';

let engine: Engine;
let reference: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
  reference = await createEngine({ engine: 'reference' });
});
afterAll(() => {
  engine.dispose();
  reference.dispose();
});

const SMALL = { side: 16, filters: 2, hiddenSize: 4, embeddingSize: 4 } as const;
const SETTINGS = { batch: 3, epochs: 2, learningRate: 0.01, clip: 1, validation: 0, patience: 0 };
const FORMS = (['zeros', 'words'] as const).flatMap((inputs) =>
  [false, true].map((attention) => ({ inputs, attention })),
);
const EXAMPLES = [...createShapePictures({ count: 12 })];

describe.each(FORMS)('inputs $inputs, attention $attention', (form) => {
  const create = (on: Engine, more: Partial<CaptionerOptions> = {}) =>
    createCaptioner(on, EXAMPLES, { ...SMALL, ...form, ...more });

  it('has the gradients that finite differences give', () => {
    const model = create(reference);
    const scaled = EXAMPLES.slice(0, 3).map(({ caption }, i) => ({
      caption: caption
        .split(' ')
        .slice(0, 3 + i)
        .join(' '),
      picture: { width: 16, height: 16, pixels: pixelsOf(i) },
    }));
    const task = new CaptionerTask(model, scaled, [], SETTINGS);
    const [batch] = [...task.batches(1, 0)];
    const loss = (tape: Tape) => task.loss(tape, batch!).loss;
    const { worst } = numericGradientCheck(new Tape(reference), loss, task.parameters, {
      elements: 12,
    });
    expect(worst.error, `${worst.parameter} ${worst.index}`).toBeLessThan(1e-5);
  });

  it('learns the captions of a few pictures, and reads its state back', async () => {
    const model = create(engine, { side: 64, filters: 8, hiddenSize: 32, embeddingSize: 16 });
    await trainCaptioner(model, EXAMPLES, {
      ...{ epochs: 300, batch: 4, validation: 0, learningRate: 0.01 },
    });
    const { exact } = await evaluateCaptioner(model, EXAMPLES);
    expect(exact).toBeGreaterThan(0.9);
    const pictures = EXAMPLES.map(({ picture }) => picture);
    const captions = describePictures(model, pictures);
    const again = captionerFromState(engine, captionerToState(model));
    expect(describePictures(again, pictures)).toEqual(captions);
    expect(captions.every(({ logProbability }) => logProbability < 0)).toBe(true);
    for (const { caption, attention } of captions) {
      expect(attention !== undefined).toBe(form.attention);
      if (attention === undefined) continue;
      expect(attention.length).toBe(caption.split(' ').length);
      for (const places of attention) {
        expect(places.reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
      }
    }
  });

  it('goes on from a checkpoint to the same bytes', async () => {
    const options = { batch: 5, epochs: 3, validation: 0.2 };
    const more = { dropout: 0.2 };
    const whole = create(engine, more);
    const checkpoints: ModelState[] = [];
    await trainCaptioner(whole, EXAMPLES, {
      ...{ ...options, checkpointSeconds: 0 },
      onCheckpoint: (state) => {
        checkpoints.push(structuredClone(state));
      },
    });
    const resumed = create(engine, more);
    await trainCaptioner(resumed, EXAMPLES, { ...options, resumeFrom: checkpoints[1]! });
    expect(captionerToState(resumed)).toEqual(captionerToState(whole));
  });
});

function pixelsOf(seed: number): Uint8Array {
  return Uint8Array.from({ length: 16 * 16 * 3 }, (_, i) => (i * (37 + seed) + 11 * seed) % 256);
}

it('writes no more words than it may, and none where the end comes first', () => {
  const model = new Captioner(engine, ['a', 'b'], { ...SMALL, longest: 4 });
  const decoder = model.network.parameters.find(({ name }) => name === 'decoder.bias')!;
  const bias = engine.heap.numbers(decoder.offset, decoder.length);
  const picture = { width: 16, height: 16, pixels: pixelsOf(1) };
  bias.set([-50, -50, 50, -50]);
  expect(describePictures(model, [picture])[0]!.caption).toBe('a a a a');
  bias.set([50, -50, -50, -50]);
  expect(describePictures(model, [picture])[0]!.caption).toBe('');
});

it('refuses no pictures, a picture of the wrong length, and a file whose parts do not fit', () => {
  expect(() => createCaptioner(engine, [])).toThrow('There are no pictures to learn from');
  const model = new Captioner(engine, ['a'], SMALL);
  const picture = { width: 3, height: 3, pixels: new Uint8Array(5) };
  expect(() => describePictures(model, [picture])).toThrow('A picture of 3 × 3 pixels has 5');
  const state = captionerToState(model);
  const words = { ...state.metadata, words: ['a', 'b', 'c'] };
  expect(() => captionerFromState(engine, { ...state, metadata: words })).toThrow('decoder.weight');
});
