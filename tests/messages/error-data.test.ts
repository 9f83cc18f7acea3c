import { expect, it } from 'vitest';
import { InputError, MalmoiError, UsageError } from '../../src/base/errors.ts';
import { option, sentence } from '../../src/base/sentence.ts';
import { errorToData, formatError } from '../../src/messages/index.ts';
import { createTextPipeline } from '../../src/text/index.ts';

function errorOf(run: () => unknown): MalmoiError {
  try {
    run();
  } catch (error) {
    if (error instanceof MalmoiError) return error;
  }
  throw new Error('There was no error.');
}

const overTheWire = (error: MalmoiError) => JSON.parse(JSON.stringify(errorToData(error)));

it('an error that went over the wire reads as the error itself, in both languages', () => {
  const errors = [
    errorOf(() => createTextPipeline({ stopword: [] } as object)),
    errorOf(() => createTextPipeline({ stem: 'latin' as never })),
    new InputError(sentence('io/no-label')`the row has no label; fill it in`, {
      input: 'standard input',
      line: 3,
    }),
    new UsageError(
      sentence('options/wrong')`${{ name: option('size') }} is ${{ value: 10n }}; ${{
        expected: sentence('options/whole')`give a whole number ${{
          range: sentence('options/from')`from ${{ from: 1 }} up`,
        }}.`,
      }}`,
    ),
  ];
  for (const error of errors) {
    const data = overTheWire(error);
    expect(formatError(data, 'en')).toBe(error.message);
    expect(formatError(data, 'ko')).toBe(formatError(error, 'ko'));
    expect(formatError(data, 'ko')).toMatch(/[가-힣]/);
  }
  expect(formatError(overTheWire(errors[2] as MalmoiError), 'ko')).toContain(
    '표준 입력 3번째 줄: ',
  );
  expect(formatError(overTheWire(errors[3] as MalmoiError), 'ko')).toBe(
    'size의 값이 10입니다. 1 이상의 정수를 지정하세요.',
  );
  expect(formatError(overTheWire(errors[3] as MalmoiError), 'ko', (name) => `--${name}`)).toMatch(
    /^--size의/,
  );
});

it('what JSON cannot write is its text', () => {
  const error = new UsageError(
    sentence('options/needs')`${{ values: [Number.NaN, -Infinity, undefined, 2n] }}`,
  );
  expect(overTheWire(error).values.values).toEqual(['NaN', '-Infinity', 'undefined', '2']);
});

it('errors without a code, or of a later version, stay English', () => {
  const plain = new InputError('the disk is on fire', { input: 'a.txt', line: 2 });
  expect(errorToData(plain)).toEqual({
    ...{ name: 'InputError', message: 'a.txt, line 2: the disk is on fire' },
    place: { input: 'a.txt', line: 2 },
  });
  expect(formatError(errorToData(plain), 'ko')).toBe('a.txt, line 2: the disk is on fire');
  const later = { name: 'InputError', message: 'a.txt: new', code: 'toString', values: {} };
  expect(formatError(later, 'ko')).toBe('a.txt: new');
});
