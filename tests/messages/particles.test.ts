import { expect, test } from 'vitest';
import { fillKorean } from '../../src/messages/format-error.ts';
import { chooseParticle } from '../../src/messages/particles.ts';

test.each([
  ['모델', '을/를', '을'],
  ['어휘', '을/를', '를'],
  ['모델'.normalize('NFD'), '을/를', '을'],
  ['봄'.normalize('NFD'), '이/가', '이'],
  ['파일', '으로/로', '로'],
  ['값', '으로/로', '으로'],
  ['vectors.malmoi', '이/가', '가'],
  ['CountVectorizer', '은/는', '는'],
  ['model', '을/를', '을'],
  ['model', '으로/로', '로'],
  ['--min-count', '은/는', '은'],
  ['--loss', '은/는', '는'],
  ['"jamo"', '을/를', '를'],
  ['0', '을/를', '을'],
  ['2', '을/를', '를'],
  ['3', '이/가', '이'],
  ['10', '을/를', '을'],
  ['100', '이/가', '이'],
  ['10000', '이/가', '이'],
  ['7', '으로/로', '로'],
  ['0.25', '을/를', '를'],
  ['2048', '은/는', '은'],
  ['', '을/를', '를'],
] as const)('%s takes of %s the form %s', (text, pair, particle) => {
  expect(chooseParticle(text, pair)).toBe(particle);
});

test('a template takes its values, each with its particle', () => {
  const texts: Readonly<Record<string, string>> = { name: '윈도우', value: '99' };
  expect(fillKorean("'{name}'{|은/는} {value|을/를} 씁니다.", (name) => texts[name]!)).toBe(
    "'윈도우'는 99를 씁니다.",
  );
});
