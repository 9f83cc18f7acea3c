import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNormalizer,
  type NormalizerOptions,
} from '../../src/text/normalization/normalizer.ts';
import {
  createTextPipeline,
  createTextPipelineFrom,
  type TextPipelineOptions,
} from '../../src/text/pipeline.ts';
import { anyText } from './any-text.ts';

const single: NormalizerOptions[] = [
  { form: 'nfc' },
  { form: 'nfd' },
  { form: 'nfkc' },
  { form: 'nfkd' },
  { letterCase: 'lower' },
  { letterCase: 'fold' },
  { stripAccents: true },
  { zeroDigits: true },
  { collapseWhiteSpace: true },
];
const all: NormalizerOptions = {
  form: 'nfkc',
  letterCase: 'fold',
  stripAccents: true,
  zeroDigits: true,
  collapseWhiteSpace: true,
};

describe.each([...single, all])('normalizing with %j', (options) => {
  const normalizer = createNormalizer(options);

  it('gives the same text with and without alignment', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalizer.align(text).text).toBe(normalizer.normalize(text));
      }),
      { numRuns: 150 },
    );
  });

  it('aligns every unit with the source in order, and each place with its own text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: changed, sourceOf } = normalizer.align(text);
        let last = 0;
        for (let at = 0; at < changed.length; at++) {
          const { start, end } = sourceOf(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizer.normalize(text);
        expect(normalizer.normalize(once)).toBe(once);
      }),
    );
  });
});

describe.each(single.slice(0, 4))('the pieces that %j is made in', ({ form }) => {
  it('are where the whole text could be cut too', () => {
    const normalizer = createNormalizer({ form: form! });
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const text = `${left}${right}`;
        const { text: changed, sourceOf } = normalizer.align(text);
        expect(changed).toBe(text.normalize(form!.toUpperCase()));
        if (changed !== '')
          expect(sourceOf(0, changed.length)).toEqual({ start: 0, end: text.length });
      }),
      { numRuns: 400 },
    );
  });
});

it.each<[string, NormalizerOptions, string]>([
  ['Straße STRASSE ς İ Ꭰꭰ ı', { letterCase: 'fold' }, 'strasse strasse σ i̇ ᎠᎠ ı'],
  ['Straße ΟΔΟΣ', { letterCase: 'lower' }, 'straße οδος'],
  [
    'café cafe\u0301 한글 \u1112\u1161\u11ab が й',
    { stripAccents: true },
    'cafe cafe 한글 \u1112\u1161\u11ab が и',
  ],
  ['1997년 ３월 ٣', { zeroDigits: true }, '0000년 0월 0'],
  ['  a \n\u3000 b\t', { collapseWhiteSpace: true }, 'a b'],
  ['ﬁ ㅎㅏㄴ ｶﾞ', { form: 'nfkc' }, 'fi 하\u1102 ガ'],
  ['Ａ', {}, 'Ａ'],
])('%j with %j is %j', (text, options, expected) => {
  expect(createNormalizer(options).normalize(text)).toBe(expected);
});

describe('a text pipeline', () => {
  it('keeps offsets into the source', () => {
    const pipeline = createTextPipeline({
      normalize: { form: 'nfkc', letterCase: 'fold', collapseWhiteSpace: true },
      stopWords: ['the'],
      stem: 'english',
    });
    const text = '  The ﬁshing   STRASSEN';
    const tokens = pipeline.tokenize(text);
    expect(tokens).toEqual([
      { text: 'fish', start: 6, end: 12 },
      { text: 'strassen', start: 15, end: 23 },
    ]);
    expect(pipeline.words(text)).toEqual(['fish', 'strassen']);
  });

  it('stems Korean', () => {
    const pipeline = createTextPipeline({ tokenizer: { kind: 'words' }, stem: 'korean' });
    expect(pipeline.words('맑고 맑지만, 맑았는데 맑은')).toEqual(['맑다', '맑다', '맑다', '맑다']);
  });

  it('is made again from its description', () => {
    const pipeline = createTextPipeline({
      normalize: all,
      tokenizer: { kind: 'jamo' },
      stopWords: ['a'],
    });
    const again = createTextPipelineFrom(JSON.parse(JSON.stringify(pipeline.description)));
    expect(again.description).toEqual(pipeline.description);
    expect(again.tokenize('Ａ한 é')).toEqual(pipeline.tokenize('Ａ한 é'));
    expect(() => createTextPipelineFrom({ kind: 'pipeline' })).toThrow(/damaged/);
    expect(() => createTextPipelineFrom({ ...pipeline.description, stem: 'latin' })).toThrow(
      /one of english, korean/,
    );
  });

  it('cuts in bounded time and refuses by a sentence, whatever pattern its file brings', () => {
    const description = { kind: 'pipeline', normalize: {}, stopWords: [], stem: null };
    const withPattern = (pattern: string) =>
      createTextPipelineFrom({ ...description, tokenizer: { kind: 'regexp', pattern } });
    const text = 'a'.repeat(30_000);
    expect(withPattern('(a+)+$').words(`${text}b`)).toEqual([]);
    expect(withPattern('(a+)+$').words(text)).toEqual([text]);
    expect(() => withPattern('(a)\\1')).toThrow(/at character 4, an earlier group/);
  });

  it('has ordered offsets, and the same words without them, for any text', () => {
    for (const kind of ['whitespace', 'words', 'chars', 'jamo', 'regexp']) {
      const pipeline = createTextPipeline({ normalize: all, tokenizer: { kind: kind as 'words' } });
      expect(pipeline.cutsIntoCharacters).toBe(kind === 'chars');
      fc.assert(
        fc.property(anyText, (text) => {
          const tokens = pipeline.tokenize(text);
          expect(tokens.map((token) => token.text)).toEqual(pipeline.words(text));
          let last = 0;
          for (const { start, end } of tokens) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = start;
          }
        }),
      );
    }
  });

  describe('stop words', () => {
    const words = (options: TextPipelineOptions, text: string): string[] => {
      const pipeline = createTextPipeline(options);
      const found = pipeline.words(text);
      expect(pipeline.tokenize(text).map((token) => token.text)).toEqual(found);
      const again = createTextPipelineFrom(JSON.parse(JSON.stringify(pipeline.description)));
      expect(again.words(text)).toEqual(found);
      return found;
    };

    it('are left out whatever ending they have, when the pipeline stems', () => {
      const stem = 'korean';
      expect(words({ stopWords: ['영화'], stem }, '영화는 영화가 영화 좋다')).toEqual(['좋다']);
      expect(words({ stopWords: ['영화는'], stem }, '영화는 영화가 좋다')).toEqual([
        '영화',
        '좋다',
      ]);
      const english: TextPipelineOptions = { stopWords: ['movie', 'be'], stem: 'english' };
      // The stem of movie is movi: the word itself is compared, too.
      expect(words(english, 'movie movies being good')).toEqual(['movi', 'good']);
    });

    it('are compared as normalization turns them', () => {
      const normalize = { letterCase: 'lower', form: 'nfc' } as const;
      const stopWords = ['The', '영화'.normalize('NFD')];
      expect(words({ stopWords, normalize }, 'the THE 영화 movie')).toEqual(['movie']);
    });

    it('of a model of earlier versions are compared before stemming alone', () => {
      const { description } = createTextPipeline({ stopWords: ['영화', '영화는'], stem: 'korean' });
      const { stopForms, ...earlier } = description;
      expect(stopForms).toBe('every-form');
      const pipeline = createTextPipelineFrom(earlier);
      expect(pipeline.words('영화는 영화가 영화')).toEqual(['영화']);
      expect(pipeline.description).toEqual(earlier);
    });
  });
});
