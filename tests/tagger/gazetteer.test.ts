import { expect, test } from 'vitest';
import { collectGazetteer, markPhrases, phraseKey } from '../../src/tagger/gazetteer.ts';

const known = new Set(['New York', 'New York Times', 'Oslo', '서울 시청'].map(phraseKey));

test('marks phrases: the longest counts, whatever their case and however they are cut', () => {
  const mark = (text: string) => [...markPhrases(text.split(' '), known)];
  expect(mark('in new york today')).toEqual([0, 1, 3, 0]);
  expect(mark('the New York Times of Oslo')).toEqual([0, 1, 2, 3, 0, 4]);
  expect(mark('New Times York')).toEqual([0, 0, 0]);
  expect(mark('new york new york')).toEqual([1, 3, 1, 3]);
  expect(mark('서울시청 에서')).toEqual([4, 0]);
  expect(mark('서울 시 청')).toEqual([1, 2, 3]);
  expect([...markPhrases([], known)]).toEqual([]);
});

test('sorts phrases by type; one may have several', () => {
  const entries = [
    { phrase: 'Paris', type: 'PER' },
    { phrase: 'Paris', type: 'LOC' },
    { phrase: 'paris ', type: 'LOC' },
    { phrase: '  ', type: 'X' },
  ];
  expect(collectGazetteer(entries)).toEqual([
    { type: 'LOC', phrases: ['paris'] },
    { type: 'PER', phrases: ['paris'] },
  ]);
});
