/**
 * What a model is asked over a wire, and what it answers: the requests and results of a server's routes, which its
 * client has the types of. A request has a list of inputs, and the answer as many results in the same order; each is
 * shaped like the line that the command of the same name prints with `--json`.
 */
import { optionSchemas } from '../../base/option-schema.ts';
import {
  BOOLEAN,
  either,
  type Fields,
  type JsonSchema,
  list,
  listOfSome,
  NUMBER,
  object,
  record,
  type Schema,
  STRING,
} from '../../base/schema.ts';
import type { TableRow } from '../../io/tables.ts';
import { SEARCH_OPTIONS, type SearchOptions } from '../../translator/search-options.ts';
import {
  EXPLANATION_LINE,
  type ExplanationLine,
  PREDICTION_LINE,
  type PredictionLine,
  ROW_EXPLANATION_LINE,
  ROW_PREDICTION_LINE,
  type RowExplanationLine,
  type RowPredictionLine,
} from './predictions.ts';
import {
  MORPHEMES_LINE,
  type MorphemesLine,
  TAGGED_LINE,
  type TaggedLine,
  TRANSLATION_LINE,
  type TranslationLine,
} from './texts.ts';
import { VERSION_FIELD, type Versioned } from './version.ts';

/** A line of a command's output without what only a command has: the version on each, and the place in a file. */
export type ResultOf<Line> = Line extends unknown ? Omit<Line, 'version' | 'file' | 'line'> : never;

/** A list of texts to ask about. */
export interface TextsRequest {
  readonly texts: readonly string[];
}

/** A list of rows of a table to ask about. */
export interface RowsRequest {
  readonly rows: readonly TableRow[];
}

/** Texts whose classes are predicted; of a language model the units that come next. */
export interface PredictRequest extends TextsRequest {
  /** Of a language model: how many units are listed; default 10. */
  readonly top?: number;
}

/** Texts whose tokens are tagged, each as one sentence. */
export interface TagRequest extends TextsRequest {
  /** Lists the likeliest labels of each token, and with a CRF of each sentence. */
  readonly top?: number;
}

/** Texts whose morphemes are found. */
export interface AnalyzeRequest extends TextsRequest {
  /** The tags, where the model has several sets; default the first. */
  readonly tagSet?: string;
  /** Lists the likeliest analyses of each eojeol. */
  readonly nBest?: number;
}

/** Texts to translate, and how. */
export interface TranslateRequest extends TextsRequest, SearchOptions {}

/** A text with spaces between its eojeols. */
export interface SpacedText {
  readonly text: string;
}

/** What each ability of models is asked, and the result for each input. */
export interface ModelCalls {
  readonly predict: ModelCall<PredictRequest, ResultOf<PredictionLine>>;
  readonly predictRows: ModelCall<RowsRequest, ResultOf<RowPredictionLine>>;
  readonly explain: ModelCall<TextsRequest, ResultOf<ExplanationLine>>;
  readonly explainRows: ModelCall<RowsRequest, ResultOf<RowExplanationLine>>;
  readonly tag: ModelCall<TagRequest, ResultOf<TaggedLine>>;
  readonly analyze: ModelCall<AnalyzeRequest, ResultOf<MorphemesLine>>;
  readonly space: ModelCall<TextsRequest, SpacedText>;
  readonly translate: ModelCall<TranslateRequest, ResultOf<TranslationLine>>;
}

/** The abilities that can be called over a wire. */
export type CallName = keyof ModelCalls;

/** How an ability is called. */
export interface ModelCall<Request, Result> {
  /** The last part of the route's path; abilities may share one whose requests have other inputs. */
  readonly route: string;
  /** The name of the list of inputs in the request. */
  readonly inputs: string;
  readonly request: Schema<Request>;
  /** What the answer has for each input. */
  readonly result: Schema<Result>;
  /** An example of a request, for people. */
  readonly example: Request;
}

/** What a server answers a call. */
export interface CallAnswer<Result> extends Versioned {
  /** One for each input, in their order. */
  readonly results: readonly Result[];
}

/** What only the lines of commands have. */
const OF_COMMANDS: readonly string[] = ['version', 'file', 'line'];

const CELL: Schema<string | number | boolean | null> = either(STRING, NUMBER, BOOLEAN, {
  type: 'null',
} as Schema<null>);

const TEXTS = { texts: listOfSome(STRING) } as const;
const ROWS = { rows: listOfSome(record(CELL)) } as const;
const COUNT_FROM_ONE: Schema<number> = { type: 'integer', minimum: 1 };

const TEXTS_REQUEST: Schema<TextsRequest> = object(TEXTS);
const ROWS_REQUEST: Schema<RowsRequest> = object(ROWS);

/** How each ability is called over a wire. */
export const MODEL_CALLS: ModelCalls = {
  predict: {
    ...{ route: 'predict', inputs: 'texts', example: { texts: ['정말 재미있다'] } },
    request: object(TEXTS, { top: COUNT_FROM_ONE }),
    result: resultOf<PredictionLine>(PREDICTION_LINE),
  },
  predictRows: {
    ...{ route: 'predict', inputs: 'rows', example: { rows: [{ height: 170, weight: 80 }] } },
    request: ROWS_REQUEST,
    result: resultOf<RowPredictionLine>(ROW_PREDICTION_LINE),
  },
  explain: {
    ...{ route: 'explain', inputs: 'texts', example: { texts: ['정말 재미있다'] } },
    request: TEXTS_REQUEST,
    result: resultOf<ExplanationLine>(EXPLANATION_LINE),
  },
  explainRows: {
    ...{ route: 'explain', inputs: 'rows', example: { rows: [{ height: 170, weight: 80 }] } },
    request: ROWS_REQUEST,
    result: resultOf<RowExplanationLine>(ROW_EXPLANATION_LINE),
  },
  tag: {
    ...{ route: 'tag', inputs: 'texts', example: { texts: ['Time flies like an arrow.'] } },
    request: object(TEXTS, { top: COUNT_FROM_ONE }),
    result: resultOf<TaggedLine>(TAGGED_LINE),
  },
  analyze: {
    ...{ route: 'analyze', inputs: 'texts', example: { texts: ['나는 학교에 갔다'] } },
    request: object(TEXTS, { tagSet: STRING, nBest: COUNT_FROM_ONE }),
    result: resultOf<MorphemesLine>(MORPHEMES_LINE),
  },
  space: {
    ...{ route: 'space', inputs: 'texts', example: { texts: ['나는학교에갔다'] } },
    request: TEXTS_REQUEST,
    result: object({ text: STRING }),
  },
  translate: {
    ...{ route: 'translate', inputs: 'texts', example: { texts: ['a dog runs .'], nbest: 2 } },
    request: object(TEXTS, optionSchemas<SearchOptions>(SEARCH_OPTIONS)),
    result: resultOf<TranslationLine>(TRANSLATION_LINE),
  },
};

/** The schema of a server's answer to a call. */
export function answerSchema<Result>(result: Schema<Result>): Schema<CallAnswer<Result>> {
  return object({ version: VERSION_FIELD, results: list(result) }) as Schema<CallAnswer<Result>>;
}

/** Leaves what only a command has out of the schema of its lines. */
function resultOf<Line extends Versioned>(line: Schema<Line>): Schema<ResultOf<Line>> {
  return leaveOut(line) as Schema<ResultOf<Line>>;
}

function leaveOut({ anyOf, properties = {}, required = [], ...rest }: JsonSchema): JsonSchema {
  if (anyOf !== undefined) return { ...rest, anyOf: anyOf.map(leaveOut) };
  const kept = Object.entries(properties).filter(([name]) => !OF_COMMANDS.includes(name));
  return {
    ...rest,
    properties: Object.fromEntries(kept) as Fields,
    required: required.filter((name) => !OF_COMMANDS.includes(name)),
  };
}
