import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type SentenceOptions,
  splitSentences,
} from '../../../src/text/sentences/split-sentences.ts';
import { DATA } from '../../support/data.ts';
import { anyText } from '../any-text.ts';

function split(text: string, options?: SentenceOptions): string[] {
  return splitSentences(text, options).map((sentence) => sentence.text);
}

describe('sentences', () => {
  it.each([
    // English: each line is one sentence.
    ['Dr. Smith paid $3.14 to J. R. Tolkien in the U.S. market.', 'He left.'],
    ['It is made by Acme Inc.', 'The price is 5 p.m. sharp, e.g. now.'],
    ['"Are you there?" he said.', '"Yes."', '(He was.)', 'See fig. 3.'],
    ['Wait... what?', 'No!', 'no capitals here.', 'still fine.', '1. First item.'],
    ['I loved it! :)', 'You may not.', 'Is it version 2.0?!', 'See example.com now.'],
    // Korean.
    ['영화를 봤다.', '정말 재미있었어요!', '그렇죠?', '3.5점을 줬습니다.'],
    ['좋았다.', '그런데 값이 비싸다...', '또 갈까?', '글쎄... 모르겠어요.'],
    [
      '영화는 2020. 3. 15. 개봉했다.',
      '그날은 3. 1. 운동 기념일이었다.',
      '2019.11.5. 시작해 2020. 1. 끝났다.',
    ],
    ['값은 3.5.', '2020. 3. 15. (일) 열렸다.', '점수는 10점.', '2등.'],
    ['"뭐라고?" 라고 그가 물었다.', '"갔다."고 했다.', '‘끝.’'],
    // Chinese and Japanese need no space.
    ['我来了。', '你呢？', '「はい。」', '行きます！'],
  ])('%#: %s', (...sentences) => {
    const isEastAsian = /^[我「]/.test(sentences[0]!);
    expect(split(sentences.join(isEastAsian ? '' : ' '))).toEqual(sentences);
  });

  it('splits where the space after a Korean full stop is missing', () => {
    expect(split('좋았다.그런데 비싸요.또 갈까?')).toEqual([
      '좋았다.',
      '그런데 비싸요.',
      '또 갈까?',
    ]);
  });

  it('ends a sentence at an empty line, or at every line break with the option', () => {
    const text = 'A title\n\nIt goes\non here.\r\n \r\nEnd';
    expect(split(text)).toEqual(['A title', 'It goes\non here.', 'End']);
    expect(split(text, { lineBreaks: 'all' })).toEqual(['A title', 'It goes', 'on here.', 'End']);
  });

  it('restores any text from sentences and the white space between them', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('all', 'paragraphs'), (text, lineBreaks) => {
        let at = 0;
        for (const sentence of splitSentences(text, { lineBreaks })) {
          expect(text.slice(at, sentence.start)).toMatch(/^\s*$/);
          expect(sentence.text).toBe(text.slice(sentence.start, sentence.end));
          expect(sentence.text.trim()).toBe(sentence.text);
          expect(sentence.text).not.toBe('');
          at = sentence.end;
        }
        expect(text.slice(at)).toMatch(/^\s*$/);
      }),
    );
  });

  // Sentences joined by one space; a quarter of the English and of the GSD sentences end without a
  // mark (titles, signatures), which no rule for marks can see: the bounds are what is reached now.
  it.each([
    ['en_ewt-ud-dev', 0.84],
    ['en_ewt-ud-test', 0.81],
    ['ko_kaist-ud-dev', 0.999],
    ['ko_kaist-ud-test', 0.999],
    ['ko_gsd-ud-dev', 0.82],
    ['ko_gsd-ud-test', 0.87],
  ])(
    'finds the sentences of %s with a boundary F1 of %f (needs ud/ of the data folder)',
    (set, bound) => {
      const path = join(DATA, `ud/${set}.conllu`);
      if (!existsSync(path)) {
        console.log(`skipped: ${path} is missing`);
        return;
      }
      const gold = readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('# text = '))
        .map((line) => line.slice(9).trim());
      const ends = new Set<number>();
      let at = 0;
      for (const sentence of gold) {
        ends.add(at + sentence.length);
        at += sentence.length + 1;
      }
      const found = splitSentences(gold.join(' '));
      const hits = found.filter(({ end }) => ends.has(end)).length;
      const f1 = (2 * hits) / (found.length + ends.size);
      console.log(
        `${set}: precision ${(hits / found.length).toFixed(4)}, recall ${(hits / ends.size).toFixed(4)}, F1 ${f1.toFixed(4)}`,
      );
      expect(f1).toBeGreaterThan(bound);
    },
  );
});
