import { expect, it } from 'vitest';
import { cutEojeols } from '../../src/morphology/eojeols.ts';
import { cutWindows } from '../../src/morphology/read-windows.ts';

const windowsOf = (text: string): string[] =>
  cutWindows(cutEojeols(text)).map(({ characters }) => characters.join(''));

it('ends a window with a sentence, and its closing marks', () => {
  expect(windowsOf('학교에 갔다. "좋다!" 3.5점 그래서… 샀다')).toEqual([
    '학교에갔다.',
    '"좋다!"',
    '3.5점그래서…',
    '샀다',
  ]);
});

it('cuts an eojeol that is longer than a window', () => {
  const windows = windowsOf(`나는 ${'가'.repeat(600)}. 끝`);
  expect(windows.map(({ length }) => length)).toEqual([2, 256, 256, 89, 1]);
  expect(windows.join('')).toBe(`나는${'가'.repeat(600)}.끝`);
});
