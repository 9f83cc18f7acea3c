import { expect, it } from 'vitest';
import { describeOption, describeOptionDefault } from '../../src/messages/index.ts';

it('says what an option means in both languages', () => {
  expect(describeOption('trainWord2Vec', 'negatives', 'en')).toBe(
    'noise words for each window; not for softmax',
  );
  expect(describeOption('trainWord2Vec', 'negatives', 'ko')).toContain('네거티브 샘플');
  expect(describeOption('createEngine', 'workers', 'ko')).toContain('스레드');
});

it('says what a default depends on, where it is no plain value', () => {
  expect(describeOptionDefault('createEngine', 'workers', 'en')).toBe('the cores, 8 at most');
  expect(describeOptionDefault('trainGlove', 'dimensions', 'en')).toBeUndefined();
});

it('has no text for what is no option', () => {
  expect(describeOption('trainGlove', 'toString' as never, 'ko')).toBeUndefined();
});
