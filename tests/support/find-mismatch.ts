import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '../../src/base/schema.ts';

const validator = new Ajv2020({ strict: true, allowUnionTypes: true });

/**
 * Checks a JSON value against a schema.
 * @returns the first mismatch with its path, or undefined
 */
export function findMismatch(schema: JsonSchema, value: unknown): string | undefined {
  return validator.validate(schema, value) ? undefined : validator.errorsText();
}
