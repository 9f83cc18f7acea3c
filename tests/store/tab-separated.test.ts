import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quote, readCells, readRow, writeRow } from '../../src/store/tab-separated.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', '\t', '\n', '\r', '\\', '\0', 'n', 't', "'", '말'),
});

it('reads the rows that it wrote', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const row = writeRow(cells);
      expect(row.indexOf('\n')).toBe(row.length - 1);
      expect(readRow(row.slice(0, -1))).toEqual(cells);
    }),
  );
});

it('quotes texts so that they do not end early', () => {
  expect(quote("a'b\\")).toBe("'a\\'b\\\\'");
});

it('tells a cell without a value from a text', () => {
  expect(readCells('a\t\\N\t\t\\\\N\tx\\ty')).toEqual(['a', null, '', '\\N', 'x\ty']);
  expect(readCells('a\tb')).toEqual(['a', 'b']);
});
