import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markStandaloneUnits } from '../../../src/counts/code-units.ts';
import { composeHangul, decomposeHangul, toCompatibilityJamo } from '../../../src/text/hangul.ts';
import type { Token, TokenizerDescription } from '../../../src/text/tokenizer.ts';
import { createTokenizer } from '../../../src/text/units/create-tokenizer.ts';
import { anyText } from '../any-text.ts';

const bpe = { kind: 'bpe', alphabet: ' 한글ab다읽👍', merges: [257, 258, 256, 264, 259, 260] };
const descriptions: TokenizerDescription[] = [
  { kind: 'code-points' },
  { kind: 'whitespace' },
  { kind: 'whitespace', lineEnds: true },
  { kind: 'words', punctuation: false },
  { kind: 'words', punctuation: true },
  { kind: 'graphemes' },
  { kind: 'jamo', form: 'conjoining' },
  { kind: 'jamo', form: 'compatibility' },
  { kind: 'regexp', pattern: '\\p{L}+' },
  { kind: 'regexp', pattern: 'a*' },
  { kind: 'regexp', pattern: '\\b\\w+|(?<=\\s)\\S(?!\\d)' },
  bpe,
];

/** The source again, from the tokens' spans (a shared span once) and the gaps between them. */
function join(text: string, tokens: readonly Token[]): string {
  let joined = '';
  let at = 0;
  for (const { start, end } of tokens) {
    if (start < at) {
      expect(end).toBe(at);
      continue;
    }
    joined += text.slice(at, start) + text.slice(start, end);
    at = end;
  }
  return joined + text.slice(at);
}

describe.each(descriptions)('the tokenizer %j', (description) => {
  const tokenizer = createTokenizer(description);

  it('restores any text from its tokens and gaps, with offsets that never decrease', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenizer.tokenize(text);
        expect(join(text, tokens)).toBe(text);
        let last = 0;
        for (const { start, end } of tokens) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same words with and without offsets', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(tokenizer.words(text)).toEqual(tokenizer.tokenize(text).map((token) => token.text));
      }),
    );
  });

  it('is made again from its description', () => {
    const again = createTokenizer(JSON.parse(JSON.stringify(tokenizer.description)));
    expect(again.description).toEqual(tokenizer.description);
    const text = '한글을 읽었다, don’t a_b 👍🏽 aaab\n';
    expect(again.tokenize(text)).toEqual(tokenizer.tokenize(text));
  });

  it('has no token in an empty text', () => {
    expect(tokenizer.tokenize('')).toEqual([]);
  });
});

it('tokens of slices are the slices themselves', () => {
  for (const kind of ['code-points', 'whitespace', 'words', 'graphemes', 'regexp']) {
    const tokenizer = createTokenizer({ kind });
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { text: token, start, end } of tokenizer.tokenize(text)) {
          expect(token).toBe(text.slice(start, end));
        }
      }),
      { numRuns: 50 },
    );
  }
});

it.each([
  ['whitespace', '정말 재미있다!\u3000 끝', ['정말', '재미있다!', '끝']],
  ['words', "Don't stop, 3.14 정말, 재미있다! 👍", ["Don't", 'stop', '3.14', '정말', '재미있다']],
  ['graphemes', 'e\u0301한👨‍👩‍👧 !', ['e\u0301', '한', '👨‍👩‍👧', ' ', '!']],
  ['code-points', 'e\u0301한👍🏽', ['e', '\u0301', '한', '👍', '\u{1f3fd}']],
  ['jamo', '맑다a', ['\u1106', '\u1161', '\u11b0', '\u1103', '\u1161', 'a']],
  ['regexp', 'a an über_1 그 그것', ['an', 'über_1', '그것']],
])('%s cuts %j', (kind, text, words) => {
  expect(createTokenizer({ kind }).words(text)).toEqual(words);
});

it('keeps marks and emoji with the option for punctuation', () => {
  const tokenizer = createTokenizer({ kind: 'words', punctuation: true });
  expect(tokenizer.words('정말, 좋다! 👍')).toEqual(['정말', ',', '좋다', '!', '👍']);
});

it('line feeds are tokens with the option for line ends', () => {
  const tokenizer = createTokenizer({ kind: 'whitespace', lineEnds: true });
  expect(tokenizer.words('\na  b\r\n\tc\n')).toEqual(['\n', 'a', 'b', '\n', 'c', '\n']);
});

it('tokens walked in UTF-8 are those of the text', () => {
  for (const kind of ['code-points', 'whitespace']) {
    const { walkUtf8, words } = createTokenizer({ kind });
    fc.assert(
      fc.property(anyText, (given) => {
        const bytes = new TextEncoder().encode(given);
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
        const text = decoder.decode(bytes);
        const walked: string[] = [];
        walkUtf8?.(bytes, 0, bytes.length, (source, start, end) => {
          walked.push(decoder.decode(source.subarray(start, end)));
        });
        expect(walked).toEqual(words(text));
      }),
    );
  }
});

it('refuses unknown names and lists the known ones', () => {
  expect(() => createTokenizer({ kind: 'word' })).toThrow(
    'There are no units "word"; choose code-points, graphemes, jamo, whitespace, words, regexp, bpe.',
  );
  expect(() => createTokenizer({ kind: 'jamo', form: 'x' })).toThrow(/conjoining or compatibility/);
  expect(() => createTokenizer({ kind: 'regexp', pattern: '(' })).toThrow(/pattern cannot be used/);
  expect(() => createTokenizer({ kind: 'regexp', pattern: ['a'] })).toThrow(
    /pattern is \["a"\]; give a string/,
  );
  expect(() => createTokenizer({ kind: 'bpe' })).toThrow(/tokenizer.alphabet is missing/);
  expect(() => createTokenizer({ ...bpe, merges: [256, 999] })).toThrow(/Merge 1/);
});

describe('Hangul', () => {
  it('is decomposed as Unicode does, and composed again', () => {
    const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCharCode(0xac00 + i));
    const text = syllables.join('');
    expect(decomposeHangul(text)).toBe(text.normalize('NFD'));
    expect(composeHangul(decomposeHangul(text))).toBe(text);
    expect(composeHangul(decomposeHangul(text, 'compatibility'))).toBe(text);
    expect(toCompatibilityJamo(decomposeHangul(text))).toBe(decomposeHangul(text, 'compatibility'));
  });

  it('composes as a keyboard does', () => {
    expect(decomposeHangul('맑고 ok', 'compatibility')).toBe('ㅁㅏㄺㄱㅗ ok');
    expect(composeHangul('ㅁㅏㄺㄱㅗ ㅎㅏㄴㅏ ㅋㅋ ㅋㅏㅋㅋ ㅏ')).toBe('맑고 하나 ㅋㅋ 캌ㅋ ㅏ');
    // Vowels and finals of two keys.
    expect(
      composeHangul('ㅇㅗㅏㄴㅈㅓㄴ ㅇㅜㅓㄹ ㅇㅡㅣ ㄷㅏㄹㄱ ㄷㅏㄹㄱㅣ ㅇㅏㄴㅈㅏ ㅇㅏㄴㅈㄷㅏ'),
    ).toBe('완전 월 의 닭 달기 안자 앉다');
  });

  it('restores any text without loose jamo', () => {
    const loose = /[\u1100-\u11ff\u3131-\u318e]/g;
    fc.assert(
      fc.property(anyText, (given) => {
        const text = given.replace(loose, '');
        expect(composeHangul(decomposeHangul(text))).toBe(text);
        expect(composeHangul(decomposeHangul(text, 'compatibility'))).toBe(text);
        expect(toCompatibilityJamo(decomposeHangul(text))).toBe(
          decomposeHangul(text, 'compatibility'),
        );
      }),
    );
  });
});

it('agrees with counting on which units are always characters of their own', () => {
  const alone = markStandaloneUnits(new Uint8Array(0x10000), 1);
  const units = Array.from(alone.keys()).filter((unit) => alone[unit] === 1);
  const tokenizer = createTokenizer({ kind: 'graphemes' });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...units), { maxLength: 50 }), (chosen) => {
      const text = String.fromCharCode(...chosen);
      expect(tokenizer.words(text)).toEqual(text.split(''));
    }),
  );
  const all = String.fromCharCode(...units);
  expect(tokenizer.words(all).length).toBe(units.length);
});
