import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/base/errors.ts';
import type { OptionTable } from '../../src/base/option-table.ts';
import { checkOptions, withDefaults } from '../../src/base/options.ts';

interface Settings {
  readonly dimensions?: number;
  readonly share?: number;
  readonly rate?: number;
  readonly minDf?: number;
  readonly limit?: number;
  readonly loss?: 'sampling' | 'softmax';
  readonly negatives?: number;
  readonly tied?: boolean;
  readonly delimiter?: string;
  readonly range?: readonly number[];
  readonly words?: Iterable<string>;
  readonly onStep?: () => void;
  readonly engine?: object;
  readonly inner?: { readonly form?: string };
}

const TABLE: OptionTable<Settings, 'dimensions' | 'loss'> = {
  dimensions: { kind: 'whole', least: 1, most: 2048, default: 100 },
  share: { kind: 'number', least: 0, below: 1 },
  rate: { kind: 'number', above: 0 },
  minDf: { kind: 'number', least: 0, wholeAbove: 1 },
  limit: { kind: 'whole', least: 1, infinite: true },
  loss: { kind: 'choice', choices: ['sampling', 'softmax'], default: 'sampling' },
  negatives: { kind: 'whole', least: 1, needs: { loss: ['sampling'] } },
  tied: { kind: 'switch' },
  delimiter: { kind: 'text' },
  range: { kind: 'list', of: 'whole' },
  words: { kind: 'list', of: 'text' },
  onStep: { kind: 'function' },
  engine: { kind: 'object' },
  inner: { kind: 'object', options: { form: { kind: 'choice', choices: ['nfc', 'nfd'] } } },
};

const check = (given: object): void => checkOptions('train', TABLE, given);

describe('checking options against their table', () => {
  it('accepts valid values, the ends of ranges, and absent options', () => {
    for (const right of [
      {},
      { dimensions: 1, share: 0, rate: 1e-300, minDf: 0.5, limit: Infinity, loss: 'softmax' },
      { dimensions: 2048, share: 0.999, minDf: 7, limit: 1, tied: false, delimiter: '' },
      { dimensions: undefined, range: [1, 3], words: new Set(['a']), onStep: () => {} },
      { engine: {}, inner: { form: 'nfd' }, negatives: 3 },
    ]) {
      expect(() => check(right)).not.toThrow();
    }
  });

  it.each([
    [{ dimension: 4 }, 'train has no option dimension; did you mean dimensions?'],
    [{ minDF: 4 }, 'train has no option minDF; did you mean minDf?'],
    [{ DIMS: 4 }, 'train has no option DIMS; there are dimensions, share, rate, minDf,'],
    [{ negative: 4 }, 'train has no option negative; did you mean negatives?'],
    [{ toString: 1 }, 'train has no option toString'],
    [{ dimensions: 0 }, 'dimensions is 0; give a whole number from 1 to 2048.'],
    [{ dimensions: 2.5 }, 'dimensions is 2.5; give a whole number from 1 to 2048.'],
    [{ dimensions: '4' }, 'dimensions is "4"; give a whole number from 1 to 2048.'],
    [{ dimensions: Number.NaN }, 'dimensions is NaN; give a whole number from 1 to 2048.'],
    [{ limit: 0 }, 'limit is 0; give a whole number from 1 up.'],
    [{ share: 1 }, 'share is 1; give a number from 0 to below 1.'],
    [{ rate: 0 }, 'rate is 0; give a number above 0.'],
    [{ rate: Infinity }, 'rate is Infinity; give a number above 0.'],
    [{ minDf: 1.5 }, 'minDf is 1.5; give a whole number of them, or a part of all from 0 to 1.'],
    [{ loss: 'hinge' }, 'loss is "hinge"; choose sampling, softmax.'],
    [{ tied: 'yes' }, 'tied is "yes"; give true or false.'],
    [{ delimiter: 3 }, 'delimiter is 3; give a string.'],
    [{ range: 3 }, 'range is 3; give a list of whole numbers.'],
    [{ range: [1, 2.5] }, 'range is [1, 2.5]; give a list of whole numbers.'],
    [{ words: 'the' }, 'words is "the"; give a list of strings.'],
    [{ onStep: 'log' }, 'onStep is "log"; give a function.'],
    [{ engine: null }, 'engine is null; give an object.'],
    [{ engine: () => {} }, 'engine is a function; give an object.'],
    [{ inner: { form: 'nfx' } }, 'form is "nfx"; choose nfc, nfd.'],
    [{ inner: { from: 'nfc' } }, 'inner has no option from; did you mean form?'],
    [
      { loss: 'softmax', negatives: 2 },
      'negatives goes with loss sampling only, not with "softmax"; leave negatives out, or change loss.',
    ],
    [null as never, 'The options of train are null; give an object.'],
  ])('refuses %j', (wrong, message) => {
    expect(() => check(wrong)).toThrow(message);
    expect(() => check(wrong)).toThrow(UsageError);
  });

  it('names a missing required option', () => {
    const table = { analyzer: { kind: 'object', required: true } } as const;
    expect(() => checkOptions('CountVectorizer', table, {})).toThrow(
      'CountVectorizer needs the option analyzer.',
    );
  });

  it('fills in the defaults and leaves out options of other tables', () => {
    const filled = withDefaults(TABLE, { rate: 2, other: 1 } as Settings);
    expect(filled).toEqual({ dimensions: 100, loss: 'sampling', rate: 2 });
    filled.dimensions satisfies number;
    // @ts-expect-error A table lacks no option.
    const lacking: OptionTable<Settings> = { dimensions: { kind: 'whole', least: 1 } };
    expect(lacking).toBeDefined();
    // @ts-expect-error An option is of the kind that its type allows.
    const wrong: OptionTable<{ readonly tied?: boolean }> = { tied: { kind: 'text' } };
    const more: OptionTable<{ readonly tied?: boolean }> = {
      tied: { kind: 'switch' },
      // @ts-expect-error There is no such option.
      more: { kind: 'text' },
    };
    expect([wrong, more]).toHaveLength(2);
  });

  it('keeps the code and the values of the error', () => {
    try {
      check({ dimensions: 0 });
      expect.unreachable();
    } catch (error) {
      const { code, values } = error as UsageError;
      expect(code).toBe('options/wrong');
      expect(values).toMatchObject({ name: { option: 'dimensions' }, value: 0 });
      expect(values.expected).toMatchObject({ code: 'options/whole' });
    }
  });
});
