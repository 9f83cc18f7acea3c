import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eojeolsOf, labelEojeol, morphemesOf, parseMorphemes } from '../../src/morphology/index.ts';
import { readTagged } from '../support/read-tagged.ts';

const label = (form: string, forms: string, tags: string): string[] | undefined =>
  labelEojeol({ form, morphemes: parseMorphemes(forms, tags)! });

describe('labelEojeol', () => {
  it('gives plain characters the place in their morpheme and its tag', () => {
    expect(label('학교에', '학교+에', 'NNG+JKB')).toEqual(['== B NNG', '== I NNG', '== B JKB']);
  });

  it('restores contracted syllables', () => {
    expect(label('갔다', '가+았+다', 'VV+EP+EF')).toEqual(['~·- B VV 았 B EP', '== B EF']);
    expect(label('설계해', '설계+하+아', 'NNG+XSV+EC')).toEqual([
      '== B NNG',
      '== I NNG',
      '~ㅏ· B XSV 아 B EC',
    ]);
    expect(label('돕고', '돕+고', 'VV+EC')).toEqual(['== B VV', '== B EC']);
    expect(label('도와', '돕+아', 'VV+EC')).toEqual(['~·ㅂ B VV', '~ㅏ· B EC']);
  });

  it('is the same for syllables that are contracted alike, ᆫ or ㄴ', () => {
    expect(label('한', '하+ㄴ', 'XSV+ETM')).toEqual(label('될', '되+ㄴ', 'XSV+ETM'));
    expect(label('한', '하+ᆫ', 'XSV+ETM')).toEqual(['~·- B XSV ᆫ B ETM']);
  });

  it('leaves morphemes out that are far too long, or hold a space', () => {
    expect(label('가', 'abcdefghi', 'SL')).toBeUndefined();
    expect(label('가나', '가 나', 'NNG')).toBeUndefined();
  });

  it('makes the morphemes again, with their places', () => {
    expect(morphemesOf('갔다', ['~·- B VV 았 B EP', '== B EF'])).toEqual([
      { form: '가', tag: 'VV', start: 0, end: 1 },
      { form: '았', tag: 'EP', start: 0, end: 1 },
      { form: '다', tag: 'EF', start: 1, end: 2 },
    ]);
    expect(morphemesOf('😀가', ['== B SW', '== B NNG'])).toMatchObject([
      { start: 0, end: 2 },
      { form: '가', start: 2, end: 3 },
    ]);
  });

  it('makes any morphemes again exactly, as long as they have tags', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'가갔각한했와워도돕ㄴㄹᆫabA1.,=~·-+漢😀'),
      minLength: 1,
      maxLength: 5,
    });
    const morphemes = fc.array(fc.record({ form: text, tag: fc.constantFrom('NNG', 'VV', 'EP') }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, morphemes, (form, expected) => {
        const labels = labelEojeol({ form, morphemes: expected });
        if (labels === undefined) return;
        const found = morphemesOf(form, labels).map(({ form, tag }) => ({ form, tag }));
        expect(found).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes something of labels that do not fit each other', () => {
    expect(morphemesOf('가나', ['== I NNG', '== I JX'])).toMatchObject([
      { tag: 'NNG' },
      { tag: 'JX' },
    ]);
    expect(morphemesOf('a', ['~ㅏ- B NNG'])).toMatchObject([{ form: 'a' }]);
    expect(morphemesOf('가', ['nonsense'])).toEqual([]);
    expect(morphemesOf('가', [])).toEqual([]);
  });
});

describe('eojeolsOf', () => {
  it('joins tokens without a space between them, and takes all morphemes of auxiliaries', async () => {
    const row = (...fields: string[]) => fields.join('\t');
    const [sentence] = await readTagged(
      `${row('1', '서울에', '서울+에', 'PROPN', 'nq+jca', '_', '2', 'obl', '_', '_')}\n${row('2', '있다', '있', 'AUX', 'px+ef', '_', '0', 'root', '_', 'SpaceAfter=No|OrigLemma=있+다')}\n${row('3', '.', '.', 'PUNCT', 'sf', '_', '2', 'punct', '_', '_')}\n`,
      { format: 'conllu' },
    );
    expect(eojeolsOf(sentence!)).toEqual([
      {
        form: '서울에',
        morphemes: [
          { form: '서울', tag: 'nq' },
          { form: '에', tag: 'jca' },
        ],
      },
      {
        form: '있다.',
        morphemes: [
          { form: '있', tag: 'px' },
          { form: '다', tag: 'ef' },
          { form: '.', tag: 'sf' },
        ],
      },
    ]);
    expect(eojeolsOf({ tokens: ['가'], columns: { lemma: ['가+아'], xpos: ['VV'] } })).toEqual([
      { form: '가', morphemes: [{ form: '가+아', tag: 'VV' }] },
    ]);
    expect(
      eojeolsOf({ tokens: ['가'], columns: { lemma: ['가'], xpos: ['VV+EF'] } }),
    ).toBeUndefined();
  });

  it('keeps a plus sign as a morpheme', () => {
    expect(parseMorphemes('+', 'SW')).toEqual([{ form: '+', tag: 'SW' }]);
  });
});
