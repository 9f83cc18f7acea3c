import { expect, test } from 'vitest';
import { translatePublishedNames } from '../../src/cli/options/published-names.ts';

/** What stands after the command, written as ours. */
function translate(command: string, line: string): string {
  const args = [...command.split(' '), ...line.split(' ')];
  return translatePublishedNames(args).slice(command.split(' ').length).join(' ');
}

test.each([
  [
    '-train text8 -output v.bin -size 200 -window 8 -sample 1e-4 -threads 20 -iter 15 -min-count 3 -alpha 0.05',
    'text8 --output v.bin --dimensions 200 --window 8 --subsample 1e-4 --workers 20 --epochs 15 --min-count 3 --learning-rate 0.05',
  ],
  ['-cbow 1 -negative 25 -hs 0', '--architecture cbow --negatives 25'],
  ['-cbow 0 -hs 1 -negative 0', '--architecture skip-gram --loss hierarchical-softmax'],
  ['-negative 0 -hs 1', '--loss hierarchical-softmax'],
  ['-negative 0 -hs 0', '--negatives 0'],
  ['-negative 0', '--negatives 0'],
])('word2vec: %s', (theirs, ours) => {
  expect(translate('train word2vec', theirs)).toBe(ours);
});

test.each([
  [
    '-input a.txt -dim 50 -lr 0.1 -ws 4 -neg 10 -epoch 2 -minCount 1 -t 1e-3 -thread 2 -loss ns',
    'a.txt --dimensions 50 --learning-rate 0.1 --window 4 --negatives 10 --epochs 2 --min-count 1 --subsample 1e-3 --workers 2 --loss negative-sampling',
  ],
  ['-loss=hs -minn 2 -maxn 4', '--loss hierarchical-softmax --minn 2 --maxn 4'],
  ['--loss softmax --minCount=2', '--loss softmax --min-count=2'],
  ['-loss softmax -neg 0', '--loss softmax'],
  ['-loss ns -neg 0', '--loss negative-sampling --negatives 0'],
])('fastText: %s', (theirs, ours) => {
  expect(translate('train word2vec', theirs)).toBe(ours);
});

test('what means nothing here, and what is ours, stays as it is', () => {
  for (const line of [
    '-cbow 2',
    '-loss none',
    '--loss softmax a.txt',
    '-o v -hs',
    '-constructor 1',
  ]) {
    expect(translate('train word2vec', line)).toBe(line);
  }
  expect(translate('train glove', '-cbow 1 -x-max 10')).toBe('-cbow 1 --x-max 10');
  expect(translate('vocab', '-size 3')).toBe('-size 3');
});
