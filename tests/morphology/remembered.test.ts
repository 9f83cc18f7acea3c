import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import {
  analyzeMorphemes,
  createMorphologyModel,
  type MorphologyModel,
  morphologyFromState,
  parseMorphemes,
  trainMorphology,
  UserDictionary,
} from '../../src/morphology/index.ts';

const eojeol = (form: string, forms: string, tags: string) => ({
  form,
  morphemes: parseMorphemes(forms, tags)!,
});

const WENT = eojeol('갔다', '가+았+다', 'VV+EP+EF');
const SENTENCES = [
  [eojeol('학교에', '학교+에', 'NNG+JKB'), WENT],
  [eojeol('나는', '나+는', 'NP+JX'), eojeol('집에', '집+에', 'NNG+JKB'), WENT],
  [eojeol('나는', '날+는', 'VV+ETM'), eojeol('학교에', '학교+에', 'NNG+JKB'), WENT],
];

/** A model that has learned nothing but what it was given to remember. */
async function train(remember: number): Promise<MorphologyModel> {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  const sejong = SENTENCES;
  const shape = { embeddingSize: 4, pairSize: 2, hiddenSize: 4, layers: 1 };
  const model = createMorphologyModel(engine, { sejong: [...sejong, ...sejong] }, shape);
  await trainMorphology(
    model,
    { training: { sejong } },
    { epochs: 1, learningRate: 1e-9, remember },
  );
  return model;
}

const read = (model: MorphologyModel, text: string, options = {}): string[] =>
  analyzeMorphemes(model, [text], options)[0]!.map(({ morphemes }) =>
    morphemes.map(({ form, tag }) => `${form}/${tag}`).join('+'),
  );

describe('remembered eojeols', () => {
  it('are those that are always alike, often enough, and that the network gets wrong', async () => {
    const model = await train(2);
    expect([...model.remembered[0]!.keys()]).toEqual(['갔다', '학교에']);
    expect(read(model, '학교에 갔다')).toEqual(['학교/NNG+에/JKB', '가/VV+았/EP+다/EF']);
    expect(read(model, '갔다'.normalize('NFD'))).toEqual(['가/VV+았/EP+다/EF']);
    expect((await train(1)).remembered[0]!.has('집에')).toBe(true);
    expect((await train(0)).remembered[0]!.size).toBe(0);
    // Another training begins anew.
    await trainMorphology(model, { training: { sejong: SENTENCES } }, { epochs: 1, remember: 0 });
    expect(model.remembered[0]!.size).toBe(0);
  });

  it('have one analysis, and give way to words of the user', async () => {
    const model = await train(2);
    const [eojeols] = analyzeMorphemes(model, ['학교에'], { nBest: 3 });
    expect(eojeols![0]!.analyses).toHaveLength(1);
    const dictionary = new UserDictionary([{ form: '학교에' }]);
    expect(read(model, '학교에', { dictionary })).toEqual(['학교에/NNP']);
  });

  it('are kept in the file, and refused where it is damaged', async () => {
    const model = await train(2);
    const state = model.toState();
    const open = (forms: string, labels: readonly number[]) =>
      morphologyFromState(model.engine, {
        ...state,
        metadata: { ...state.metadata, remembered: { sejong: forms } },
        tensors: {
          ...state.tensors,
          'remembered.sejong': { shape: [labels.length], data: Uint16Array.from(labels) },
        },
      });
    const reopened = morphologyFromState(model.engine, state);
    expect(reopened.remembered).toEqual(model.remembered);
    expect(reopened.toState()).toEqual(state);
    expect(open('갔다 나', [0, 1, 0]).remembered[0]!.get('갔다')).toEqual([0, 1]);
    expect(() => open('갔다', [0])).toThrow(InputError);
    expect(() => open('갔다', [0, 1000])).toThrow(InputError);
    expect(() => open('갔다 갔다', [0, 0, 0, 0])).toThrow(InputError);
  });
});
