import { expect, test } from 'vitest';
import { codeLabels, decodeLabels } from '../../src/tagger/label-coding.ts';

test('lemmas are learned as scripts; one that does not fit a word, or leaves nothing of it, gives the word', () => {
  const coding = { name: 'lemma' };
  const scripts = codeLabels(coding, ['cats', 'does', 'is'], ['cat', 'do', 'be']);
  expect(decodeLabels(coding, ['cats', 'does', 'is'], scripts)).toEqual(['cat', 'do', 'be']);
  const [cutOne, cutTwo] = scripts;
  expect(decodeLabels(coding, ['s', 's', 'es'], [cutOne, cutTwo, cutTwo])).toEqual([
    's',
    's',
    'es',
  ]);
});

test('spans are learned as BIOES and written in their own scheme', () => {
  const coding = { name: 'ner', scheme: 'bio' } as const;
  const written = ['B-A', 'I-A', 'O', 'B-B'];
  const coded = codeLabels(coding, ['a', 'b', 'c', 'd'], written);
  expect(coded).toEqual(['B-A', 'E-A', 'O', 'S-B']);
  expect(decodeLabels(coding, ['a', 'b', 'c', 'd'], coded)).toEqual(written);
});
