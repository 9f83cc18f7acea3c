import { beforeAll, describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/base/errors.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import {
  analyzeMorphemes,
  createMorphologyModel,
  type MorphologyModel,
  parseMorphemes,
  parseUserWords,
  trainMorphology,
  UserDictionary,
} from '../../src/morphology/index.ts';

const eojeol = (form: string, forms: string, tags: string) => ({
  form,
  morphemes: parseMorphemes(forms, tags)!,
});

const SENTENCES = [
  [eojeol('학교에', '학교+에', 'NNG+JKB'), eojeol('갔다', '가+았+다', 'VV+EP+EF')],
  [eojeol('집을', '집+을', 'NNG+JKO'), eojeol('공부했다', '공부+하+았+다', 'NNG+XSV+EP+EF')],
  [eojeol('나는', '나+는', 'NP+JX'), eojeol('공부한다', '공부+하+ㄴ다', 'NNG+XSV+EF')],
  [eojeol('집에', '집+에', 'NNG+JKB'), eojeol('공부하고', '공부+하+고', 'NNG+XSV+EC')],
];

let model: MorphologyModel;
beforeAll(async () => {
  const engine = await createEngine({ engine: 'wasm', workers: 1 });
  const treebanks = { sejong: [...SENTENCES, ...SENTENCES] };
  const shape = { embeddingSize: 8, pairSize: 4, hiddenSize: 8, layers: 1, dropout: 0 };
  model = createMorphologyModel(engine, treebanks, { ...shape, pairDropout: 0 });
  await trainMorphology(
    model,
    { training: treebanks },
    { epochs: 60, batch: 2, learningRate: 0.02 },
  );
}, 60_000);

const analyze = (text: string, ...words: readonly (readonly [string, string?])[]): string => {
  const dictionary = new UserDictionary(words.map(([form, tag]) => ({ form, tag })));
  const [eojeols] = analyzeMorphemes(model, [text], { dictionary });
  return eojeols!
    .map(({ morphemes }) => morphemes.map(({ form, tag }) => `${form}/${tag}`).join('+'))
    .join(' ');
};

describe('a user dictionary', () => {
  it('wins over the model within an eojeol, whose other morphemes are still found', () => {
    expect(analyze('학교에')).toBe('학교/NNG+에/JKB');
    expect(analyze('말모이에 갔다', ['말모이'])).toBe('말모이/NNP+에/JKB 가/VV+았/EP+다/EF');
    expect(analyze('학교공부에', ['학교공부', 'NNG'])).toBe('학교공부/NNG+에/JKB');
    expect(analyze('학교에', ['학교에', 'NNP'])).toBe('학교에/NNP');
  });

  it('takes the longest of the words that begin together', () => {
    const words = [['학교'], ['학교집', 'NNG'], ['집에', 'MAG']] as const;
    expect(analyze('학교집에', ...words)).toMatch(/^학교집\/NNG\+에\//);
    expect(analyze('학교집', ['학교', 'A'], ['교집', 'B'])).toMatch(/^학교\/A\+집\//);
    expect(analyze('학교학교', ['학교', 'A'])).toBe('학교/A+학교/A');
  });

  it('finds stems where they contract with endings', () => {
    const word = ['집공부하', 'VV'] as const;
    expect(analyze('집공부했다', word)).toBe('집공부하/VV+았/EP+다/EF');
    expect(analyze('집공부한다', word)).toBe('집공부하/VV+ㄴ다/EF');
    expect(analyze('집공부하고', word)).toBe('집공부하/VV+고/EC');
    // 호 is no form of 하, and a noun does not contract.
    expect(analyze('집공부호', word)).not.toContain('집공부하');
    expect(analyze('집공부했다', ['집공부하', 'NNG'])).not.toContain('집공부하');
  });

  it('gives the tags of words of one character to morphemes that were found', () => {
    expect(analyze('집에', ['집', 'NNP'])).toBe('집/NNP+에/JKB');
    expect(analyze('집에', ['에', 'X'])).toBe('집/NNG+에/X');
  });

  it('knows words in whatever form of Unicode they are written', () => {
    const text = '말모이에'.normalize('NFD');
    const dictionary = new UserDictionary().addWord('말모이'.normalize('NFD'));
    const [eojeols] = analyzeMorphemes(model, [text], { dictionary });
    expect(eojeols![0]!.morphemes).toMatchObject([
      { form: '말모이', tag: 'NNP', start: 0, end: 7 },
      { form: '에', start: 7, end: text.length },
    ]);
  });

  it('refuses words with spaces or without characters', () => {
    expect(() => new UserDictionary([{ form: '' }])).toThrow(UsageError);
    expect(() => new UserDictionary().addWord('가 나')).toThrow(/without spaces/);
    expect(() => new UserDictionary().addWord('가', '')).toThrow(UsageError);
    expect(new UserDictionary().addWord('가').addWord('가', 'VV').words).toEqual([
      { form: '가', tag: 'VV' },
    ]);
  });

  it('is read from lines of forms and tags', () => {
    const text = '\ufeff# mine\n말모이\r\n\n구글링하\tVV\t-3.0\n';
    expect(parseUserWords(text, 'words.tsv')).toEqual([
      { form: '말모이' },
      { form: '구글링하', tag: 'VV' },
    ]);
    expect(() => parseUserWords('말모이\n두 단어\tNNP\n', 'words.tsv')).toThrow(
      /words\.tsv, line 2: "두 단어/,
    );
    expect(() => parseUserWords('\tNNP', 'words.tsv')).toThrow(InputError);
  });
});

describe('the likeliest analyses', () => {
  it('come with their probabilities, the best first', () => {
    const [eojeols] = analyzeMorphemes(model, ['학교에'], { nBest: 3 });
    const { morphemes, analyses = [] } = eojeols![0]!;
    expect(analyses).toHaveLength(3);
    expect(analyses[0]!.morphemes).toEqual(morphemes);
    const probabilities = analyses.map(({ probability }) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    expect(probabilities[0]).toBeGreaterThan(0.5);
    expect(probabilities.reduce((a, b) => a + b)).toBeLessThan(1.0001);
    expect(new Set(analyses.map((one) => JSON.stringify(one.morphemes))).size).toBe(3);
  });

  it('are refused for less than one', () => {
    expect(() => analyzeMorphemes(model, ['가'], { nBest: 0 })).toThrow(UsageError);
    expect(() => analyzeMorphemes(model, ['가'], { tagSet: 'kaist' })).toThrow(/sejong/);
  });
});
