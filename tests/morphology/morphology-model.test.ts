import { describe, expect, it } from 'vitest';
import { InputError, InterruptedError, UsageError } from '../../src/base/errors.ts';
import type { ModelState } from '../../src/base/model-state.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { decodeModel, encodeModel } from '../../src/io/index.ts';
import { joinBytes } from '../../src/io/join-bytes.ts';
import {
  analyzeMorphemes,
  createMorphologyModel,
  type MorphologyModel,
  morphologyFromState,
  parseMorphemes,
  trainMorphology,
} from '../../src/morphology/index.ts';

const eojeol = (form: string, forms: string, tags: string) => ({
  form,
  morphemes: parseMorphemes(forms, tags)!,
});

const SENTENCES = [
  [eojeol('학교에', '학교+에', 'NNG+JKB'), eojeol('갔다', '가+았+다', 'VV+EP+EF')],
  [eojeol('집에', '집+에', 'NNG+JKB'), eojeol('간', '가+ㄴ', 'VV+ETM'), eojeol('나', '나', 'NP')],
  [eojeol('나', '나', 'NP'), eojeol('갔다', '가+았+다', 'VV+EP+EF')],
];

/** Labels that occur once are not learned. */
const TREEBANKS = { sejong: [...SENTENCES, ...SENTENCES] };

const SHAPE = { embeddingSize: 8, pairSize: 4, hiddenSize: 8, layers: 1, dropout: 0.1 };
const TRAINING = { epochs: 60, batch: 2, learningRate: 0.02 };

const open = () => createEngine({ engine: 'wasm', workers: 1 });

const bytesOf = (model: MorphologyModel): Uint8Array =>
  joinBytes([...encodeModel(model.toState())]);

describe('a morphological analyzer', () => {
  it('learns its sentences, and finds the morphemes with their places', async () => {
    const engine = await open();
    const model = createMorphologyModel(engine, TREEBANKS, SHAPE);
    const outcome = await trainMorphology(
      model,
      { training: TREEBANKS, validation: TREEBANKS },
      TRAINING,
    );
    expect(outcome.best).toBe(1);
    const [eojeols, nothing] = analyzeMorphemes(model, [' 학교에  갔다', '']);
    expect(nothing).toEqual([]);
    expect(eojeols).toEqual([
      {
        ...{ form: '학교에', start: 1, end: 4 },
        morphemes: [
          { form: '학교', tag: 'NNG', start: 1, end: 3 },
          { form: '에', tag: 'JKB', start: 3, end: 4 },
        ],
      },
      {
        ...{ form: '갔다', start: 6, end: 8 },
        morphemes: [
          { form: '가', tag: 'VV', start: 6, end: 7 },
          { form: '았', tag: 'EP', start: 6, end: 7 },
          { form: '다', tag: 'EF', start: 7, end: 8 },
        ],
      },
    ]);
    // Longer than a window, without a space; and characters that it has never seen.
    const [long] = analyzeMorphemes(model, [`${'가'.repeat(1000)} 漢 😀`]);
    expect(long!.map(({ form }) => form.length)).toEqual([1000, 1, 2]);
    engine.dispose();
  });

  it('is the same from its file, and from a training that was resumed', async () => {
    const engine = await open();
    const options = { ...TRAINING, epochs: 4 };
    const train = async (more: object): Promise<MorphologyModel> => {
      const model = createMorphologyModel(engine, TREEBANKS, SHAPE);
      await trainMorphology(model, { training: TREEBANKS }, { ...options, ...more });
      return model;
    };
    const whole = bytesOf(await train({}));
    expect(Buffer.compare(bytesOf(await train({})), whole)).toBe(0);
    let checkpoint: ModelState | undefined;
    const stop = new AbortController();
    let steps = 0;
    await expect(
      train({
        signal: stop.signal,
        onReport: () => {
          steps += 1;
          if (steps === 2) stop.abort();
        },
        onCheckpoint: (state: ModelState) => {
          checkpoint = state;
        },
      }),
    ).rejects.toThrow(InterruptedError);
    expect(Buffer.compare(bytesOf(await train({ resumeFrom: checkpoint })), whole)).toBe(0);
    const reopened = morphologyFromState(
      engine,
      decodeModel(whole.slice().buffer as ArrayBuffer, 'a.malmoi'),
    );
    expect(bytesOf(reopened)).toEqual(whole);
    expect(bytesOf(morphologyFromState(engine, checkpoint!))).not.toEqual(whole);
    engine.dispose();
  });

  it('refuses damaged files and wrong options', async () => {
    const engine = await open();
    const model = createMorphologyModel(engine, TREEBANKS, SHAPE);
    const state = model.toState();
    const damage = (metadata: object) => () =>
      morphologyFromState(engine, { ...state, metadata: { ...state.metadata, ...metadata } });
    expect(damage({ tagSets: {} })).toThrow(InputError);
    expect(damage({ tagSets: { sejong: ['== B NNG'] } })).toThrow(/decoders\.sejong\.weight/);
    expect(damage({ options: { ...SHAPE, hiddenSize: 1e9 } })).toThrow(InputError);
    expect(damage({ characters: 'x' })).toThrow(/characters/);
    expect(() => morphologyFromState(engine, { ...state, kind: 'phrases' })).toThrow(InputError);
    expect(() => createMorphologyModel(engine, { sejong: [] })).toThrow(InputError);
    expect(() => createMorphologyModel(engine, TREEBANKS, { layers: 0 })).toThrow(UsageError);
    engine.dispose();
  });
});
