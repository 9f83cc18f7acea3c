import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine/create-engine.ts';
import {
  analyzeMorphemes,
  createMorphemeSearchTokenizer,
  createMorphologyModel,
  parseMorphemes,
  trainMorphology,
  UserDictionary,
} from '../../src/morphology/index.ts';
import type { SearchTokenizer } from '../../src/text/index.ts';
import { SEARCH_ENGINES } from '../support/search-engines.ts';

const eojeol = (form: string, forms: string, tags: string) => ({
  form,
  morphemes: parseMorphemes(forms, tags)!,
});

const SENTENCES = [
  [eojeol('학교에', '학교+에', 'NNG+JKB'), eojeol('갔다.', '가+았+다+.', 'VV+EP+EF+SF')],
  [eojeol('학교는', '학교+는', 'NNG+JX'), eojeol('간다.', '가+ㄴ다+.', 'VV+EF+SF')],
  [eojeol('집에', '집+에', 'NNG+JKB'), eojeol('공부했다.', '공부+하+았+다+.', 'NNG+XSV+EP+EF+SF')],
];

let tokenize: SearchTokenizer;
beforeAll(async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  const treebanks = { sejong: [...SENTENCES, ...SENTENCES] };
  const shape = { embeddingSize: 8, pairSize: 4, hiddenSize: 8, layers: 1, dropout: 0 };
  const model = createMorphologyModel(engine, treebanks, { ...shape, pairDropout: 0 });
  await trainMorphology(
    model,
    { training: treebanks },
    { epochs: 60, batch: 2, learningRate: 0.02 },
  );
  const dictionary = new UserDictionary([{ form: '말모이' }]);
  tokenize = createMorphemeSearchTokenizer({
    analyze: (texts) => analyzeMorphemes(model, texts, { dictionary }),
  });
}, 60_000);

describe('a tokenizer of morphemes', () => {
  it('gives nouns and stems, without particles, endings and marks', () => {
    expect(tokenize('학교에 갔다.')).toEqual(['학교', '가다']);
    expect(tokenize('말모이에')).toEqual(['말모이']);
    expect(tokenize('')).toEqual([]);
  });

  it.each(Object.entries(SEARCH_ENGINES))('lets %s find 학교에 by 학교', async (_, make) => {
    const texts = ['학교에 갔다.', '집에 갔다.', '집에 공부했다.'];
    const find = make(tokenize);
    expect(await find(texts, '학교')).toEqual([0]);
    expect(await find(texts, '학교는')).toEqual([0]);
    expect(await find(texts, '갔다.')).toEqual([0, 1]);
    expect(await find(texts, '공부')).toEqual([2]);
  });
});
