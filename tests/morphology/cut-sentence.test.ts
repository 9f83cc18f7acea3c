import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { drawPart } from '../../src/morphology/cut-sentence.ts';
import { countClosingMarks } from '../../src/morphology/sentence-end.ts';
import { sequenceOf } from '../../src/morphology/task.ts';

const sequence = (text: string) =>
  sequenceOf(text.split(' ').map((form) => ({ form, morphemes: [] })));

const draws = (text: string, cuts: { markDropout: number; fragments: number }): string[] => {
  const random = createRandom(1, 'test');
  const { characters } = sequence(text);
  return Array.from({ length: 50 }, () => {
    const { start, end } = drawPart(sequence(text), cuts, random);
    return characters.slice(start, end).join('');
  });
};

it.each([
  ['갔다.', 1],
  ['갔다?!', 2],
  ['"갔다."', 2],
  ['갔다...', 3],
  ['갔다…', 1],
  ['(갔다)', 0],
  ['3.5', 0],
  ['갔다', 0],
  ['', 0],
])('counts the marks at the end of %s', (text, count) => {
  expect(countClosingMarks(Array.from(text))).toBe(count);
});

describe('what is read of a sentence', () => {
  it('is all of it by default', () => {
    expect(new Set(draws('나는 갔다.', { markDropout: 0, fragments: 0 }))).toEqual(
      new Set(['나는갔다.']),
    );
  });

  it('lacks the closing marks of a share of the sentences', () => {
    const parts = draws('나는 갔다.', { markDropout: 0.5, fragments: 0 });
    expect(new Set(parts)).toEqual(new Set(['나는갔다.', '나는갔다']));
    expect(new Set(draws('나는 갔다.', { markDropout: 1, fragments: 0 }))).toEqual(
      new Set(['나는갔다']),
    );
    // Nothing would be left of marks alone.
    expect(new Set(draws('?!', { markDropout: 1, fragments: 0 }))).toEqual(new Set(['?!']));
  });

  it('is one to four eojeols at the end of a share of the sentences', () => {
    const parts = draws('가 나 다 라 마 바.', { markDropout: 0, fragments: 1 });
    expect(new Set(parts)).toEqual(new Set(['바.', '마바.', '라마바.', '다라마바.']));
    // A sentence that is shorter is read from its beginning.
    expect(new Set(draws('나는 갔다', { markDropout: 0, fragments: 1 }))).toEqual(
      new Set(['나는갔다', '갔다']),
    );
  });
});
