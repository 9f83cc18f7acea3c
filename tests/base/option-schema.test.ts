import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optionSchemas } from '../../src/base/option-schema.ts';
import type { AnyOptionTable } from '../../src/base/option-table.ts';
import { checkOption } from '../../src/base/options.ts';
import type { JsonSchema } from '../../src/base/schema.ts';
import { GENERATION_OPTIONS } from '../../src/language-model/generate-text.ts';
import { SERVER_OPTIONS } from '../../src/server/options.ts';
import { SEARCH_OPTIONS } from '../../src/translator/search-options.ts';
import { ANALOGY_QUERY } from '../../src/vectors/answer-analogy.ts';
import { findMismatch } from '../support/find-mismatch.ts';

const TABLES: readonly AnyOptionTable[] = [
  ...[GENERATION_OPTIONS, SEARCH_OPTIONS, ANALOGY_QUERY, SERVER_OPTIONS],
];

const anyValue = fc.oneof(
  fc.integer({ min: -2, max: 200 }),
  fc.constantFrom(0.5, -0.5, 1, 1.5, 2 ** 53, 1e300, '', 'add', 'multiply', 'x', true, false, null),
);

it.each(TABLES)('a schema lets through what the option’s check does', (table) => {
  const schemas = Object.entries(optionSchemas(table) as Readonly<Record<string, JsonSchema>>);
  fc.assert(
    fc.property(fc.constantFrom(...schemas), anyValue, ([name, schema], value) => {
      const check = (): void => checkOption(name, table[name]!, value);
      if (findMismatch(schema, value) === undefined) expect(check, name).not.toThrow();
      else expect(check, name).toThrow();
    }),
    { numRuns: 300 },
  );
});
