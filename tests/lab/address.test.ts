import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Field, parseState, printState } from '../../lab/shell/address.ts';
import { PACKED } from '../../lab/shell/long-address.ts';
import { loadChapters } from './chapters.ts';

const chapters = await loadChapters();

/** Any text that a field may read: what comes out is a value of the field. */
function valuesOf<T>(field: Field<T>): fc.Arbitrary<T> {
  const raw = fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.integer({ min: -10, max: 1000 }).map(String),
    fc.double({ min: -10, max: 10, noNaN: true }).map(String),
    fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 5 }).map((all) => all.join(',')),
  );
  return raw.map((text) => field.parse(text) ?? field.default);
}

test.each(chapters)('$slug: what is printed is read again', ({ fields }) => {
  const state = fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valuesOf(field)])),
  );
  fc.assert(
    fc.property(state, (values) => {
      const parsed = parseState(fields, printState(fields, values));
      expect(parsed).toEqual({ values, faults: [] });
    }),
  );
});

test.each(chapters)('$slug: any address opens', ({ fields }) => {
  const search = fc.record(
    Object.fromEntries(Object.keys(fields).map((name) => [name, fc.string({ maxLength: 20 })])),
  );
  fc.assert(
    fc.property(search, (given) => {
      const { values } = parseState(fields, new URLSearchParams(given).toString());
      expect(Object.keys(values)).toEqual(Object.keys(fields));
    }),
  );
});

test.each(chapters)('$slug: the tests’ own addresses can be read', ({ fields, cases }) => {
  for (const { search } of cases) expect(parseState(fields, search).faults).toEqual([]);
});

test.each(chapters)(
  '$slug: no field has the name of what the shell puts in addresses',
  ({ fields }) => {
    for (const name of [PACKED, 'hide', 'lock', 'embed']) expect(fields).not.toHaveProperty(name);
  },
);
