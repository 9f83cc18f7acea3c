import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../base/json.ts';
import { describeRange } from '../../base/options.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import { GENERATION_OPTIONS } from '../../language-model/generate-text.ts';
import { type CallName, MODEL_CALLS } from '../../models/index.ts';
import { Refusal } from '../refusal.ts';

/** The most inputs of a request, the longest of them, and the most units that are written for it. */
export interface RequestLimits {
  readonly maxInputs: number;
  readonly maxLength: number;
  readonly maxUnits: number;
}

/** What is known of a request that is of its shape and within the limits. */
export interface CheckedRequest {
  /** The request without how it is to be answered, which is no option of the model. */
  readonly request: JsonObject;
  readonly inputs: number;
  /** The UTF-16 units of all inputs together. */
  readonly length: number;
  readonly stream: boolean;
}

/** Checks requests against the schemas of the calls, and the server's limits. */
export class RequestChecker {
  readonly #limits: RequestLimits;
  readonly #ajv = new Ajv2020({ strict: true });
  readonly #validators = new Map<CallName, ValidateFunction>();

  constructor(limits: RequestLimits) {
    this.#limits = limits;
  }

  /**
   * Chooses the call that a request's inputs are of.
   * @param names the calls of a route, of which the model can one or more
   * @throws Refusal with 422 where the request has the inputs of none
   */
  chooseCall(names: readonly CallName[], value: unknown): CallName {
    const has = (name: CallName): boolean => Object.hasOwn(Object(value), MODEL_CALLS[name].inputs);
    const found = names.find(has);
    if (found !== undefined) return found;
    const inputs = [...new Set(names.map((name) => MODEL_CALLS[name].inputs))];
    throw wrong(
      sentence(
        'server/no-inputs',
      )`The request must be an object with a list ${{ inputs: inputs.map((one) => `"${one}"`) }}.`,
    );
  }

  /**
   * Checks a request.
   * @throws Refusal with 422
   */
  check(name: CallName, value: unknown): CheckedRequest {
    const validate = this.#validatorOf(name);
    if (!validate(value)) throw wrong(describeMismatch(validate.errors ?? []));
    const { stream, ...request } = value as JsonObject;
    const { inputs } = MODEL_CALLS[name];
    const list = request[inputs] as readonly unknown[];
    const { maxInputs, maxLength, maxUnits } = this.#limits;
    if (list.length > maxInputs) {
      throw wrong(
        sentence(
          'server/many-inputs',
        )`"${{ inputs }}" has ${{ count: list.length }} items; the most are ${{ most: maxInputs }}.`,
      );
    }
    const most = mostUnits(name, request, list.length);
    if (most > maxUnits) {
      throw wrong(
        sentence(
          'server/many-units',
        )`These prompts would be written on for ${{ units: most }} units; the most are ${{ most: maxUnits }}.`,
      );
    }
    const lengths = list.map(lengthOf);
    const long = lengths.findIndex((length) => length > maxLength);
    // Pictures are no texts: the size of the body is their limit.
    if (long >= 0 && inputs !== 'pictures') {
      throw wrong(
        sentence(
          'server/long-input',
        )`${{ field: `${inputs}[${long}]` }} has ${{ length: lengths[long] }} characters; the most are ${{ most: maxLength }}.`,
      );
    }
    const length = lengths.reduce((sum, one) => sum + one, 0);
    return { request, inputs: list.length, length, stream: stream === true };
  }

  #validatorOf(name: CallName): ValidateFunction {
    let validator = this.#validators.get(name);
    if (validator === undefined) {
      validator = this.#ajv.compile(MODEL_CALLS[name].request);
      this.#validators.set(name, validator);
    }
    return validator;
  }
}

/** How many units a request has written at most; 0 for requests that write no text of a length of their own. */
function mostUnits(name: CallName, { length }: JsonObject, inputs: number): number {
  if (name !== 'generate') return 0;
  return inputs * (typeof length === 'number' ? length : GENERATION_OPTIONS.length.default);
}

/** The UTF-16 units of an input: of a text, or of all texts in it. */
function lengthOf(input: unknown): number {
  if (typeof input === 'string') return input.length;
  if (typeof input !== 'object' || input === null) return 0;
  return Object.values(input).reduce((sum: number, one) => sum + lengthOf(one), 0);
}

function wrong(reason: Sentence): Refusal {
  return new Refusal(422, reason);
}

function describeMismatch(errors: readonly ErrorObject[]): Sentence {
  const told = chooseErrors(errors);
  const { keyword = '', instancePath = '', params = {} } = told[0] ?? {};
  const field = nameField(instancePath);
  if (keyword === 'required') {
    return sentence(
      'server/missing-field',
    )`The request lacks "${{ name: String(params.missingProperty) }}".`;
  }
  if (keyword === 'additionalProperties') {
    return sentence(
      'server/unknown-field',
    )`The request has "${{ name: String(params.additionalProperty) }}", which this route does not know; /docs lists what it knows.`;
  }
  return sentence('server/wrong-field')`${{ field }} must be ${{ expected: describeAll(told) }}.`;
}

/**
 * Chooses the errors that tell most. Where a value may be one of several kinds, each kind has errors of its own: those
 * of the kind that it is are deeper, or about more than its type.
 */
function chooseErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const depthOf = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
  const own = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const depth = Math.max(...own.map(depthOf));
  const deepest = own.filter((error) => depthOf(error) === depth);
  const telling = deepest.find(({ keyword }) => keyword !== 'type');
  return telling === undefined ? deepest : [telling];
}

/** Describes what was expected: all types that a value may have, or the one thing that is wrong with it. */
function describeAll(errors: readonly ErrorObject[]): Sentence {
  const [first = describeExpected('', {}), ...others] = errors.flatMap(({ keyword, params }) =>
    keyword === 'type'
      ? [params.type].flat().map((type) => TYPES[String(type)] ?? TYPES.object)
      : describeExpected(keyword, params),
  );
  return others.reduce(
    (one, other) => sentence('server/either')`${{ one }} or ${{ other }}`,
    first,
  );
}

function describeExpected(keyword: string, params: Readonly<Record<string, unknown>>): Sentence {
  const limit = Number(params.limit);
  switch (keyword) {
    case 'enum':
      return sentence(
        'server/one-of',
      )`one of ${{ values: (params.allowedValues as string[]).map(String) }}`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return sentence(
        'server/number-in',
      )`a number ${{ range: describeRange({ [RANGE_ENDS[keyword]]: limit }) }}`;
    case 'minItems':
      return sentence('server/some-items')`a list of ${{ least: limit }} or more`;
    default:
      return sentence('server/of-its-shape')`as /docs shows it`;
  }
}

/** What the ends of ranges are called in options. */
const RANGE_ENDS = {
  minimum: 'least',
  maximum: 'most',
  exclusiveMinimum: 'above',
  exclusiveMaximum: 'below',
} as const;

const TYPES: Readonly<Record<string, Sentence>> = {
  string: sentence('server/a-string')`a string`,
  number: sentence('server/a-number')`a number`,
  integer: sentence('server/a-whole-number')`a whole number`,
  boolean: sentence('server/a-switch')`true or false`,
  array: sentence('server/a-list')`a list`,
  object: sentence('server/an-object')`an object`,
  null: sentence('server/null')`null`,
};

/** Writes `/texts/3` as `texts[3]`. */
function nameField(path: string): string {
  const [first = '', ...rest] = path.split('/').slice(1);
  if (first === '') return 'request';
  return first + rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
}
