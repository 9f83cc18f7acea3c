import type { AnyOptionTable, OptionSpec } from './option-table.ts';
import type { JsonSchema, Schema } from './schema.ts';

/** The JSON Schemas of a settings type's options: of those that are numbers, choices, switches and texts. */
export type OptionSchemas<Options> = {
  readonly [Name in keyof Options as Exclude<Options[Name], undefined> extends
    | string
    | number
    | boolean
    ? Name
    : never]-?: Schema<Exclude<Options[Name], undefined>>;
};

/** Turns the options of a table that JSON can write into JSON Schemas: the same ranges and defaults. */
export function optionSchemas<Options extends object>(
  table: AnyOptionTable & { readonly [Name in keyof Options]-?: OptionSpec },
): OptionSchemas<Options> {
  const schemas = Object.entries<OptionSpec>(table).flatMap(([name, spec]) => {
    const schema = schemaOf(spec);
    return schema === undefined ? [] : [[name, schema] as const];
  });
  return Object.fromEntries(schemas) as OptionSchemas<Options>;
}

function schemaOf(spec: OptionSpec): JsonSchema | undefined {
  switch (spec.kind) {
    case 'whole':
      return {
        type: 'integer',
        minimum: spec.least,
        maximum: spec.most ?? Number.MAX_SAFE_INTEGER,
        ...defaultOf(spec.default),
      };
    case 'number':
      return {
        type: 'number',
        ...(spec.least !== undefined && { minimum: spec.least }),
        ...(spec.most !== undefined && { maximum: spec.most }),
        ...(spec.above !== undefined && { exclusiveMinimum: spec.above }),
        ...(spec.below !== undefined && { exclusiveMaximum: spec.below }),
        ...defaultOf(spec.default),
      };
    case 'choice':
      return { type: 'string', enum: spec.choices, ...defaultOf(spec.default) };
    case 'switch':
      return { type: 'boolean', ...defaultOf(spec.default) };
    case 'text':
      return {
        type: 'string',
        ...(spec.notEmpty && { minLength: 1 }),
        ...defaultOf(spec.default),
      };
    default:
      return undefined;
  }
}

/** JSON has no infinity: no default stands for no limit. */
function defaultOf(value: string | number | boolean | undefined): Pick<JsonSchema, 'default'> {
  return value === undefined || value === Infinity ? {} : { default: value };
}
