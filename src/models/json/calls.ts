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
import { GENERATION_OPTIONS, type GenerationOptions } from '../../language-model/generate-text.ts';
import { SEARCH_OPTIONS, type SearchOptions } from '../../translator/search-options.ts';
import {
  ANALOGY_QUERY,
  type AnalogyMethod,
  type AnalogyQuery,
} from '../../vectors/answer-analogy.ts';
import {
  ANALOGY_RESULT,
  type AnalogyOutput,
  ODD_ONE_OUT,
  type OddOneOutResult,
  SIMILAR_RESULT,
  type SimilarOutput,
} from './answers.ts';
import { CAPTION_RESULT, type CaptionResult } from './captions.ts';
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
  GENERATED_LINE,
  type GeneratedLine,
  MORPHEMES_LINE,
  type MorphemesLine,
  TAGGED_LINE,
  type TaggedLine,
  TRANSLATION_LINE,
  type TranslationLine,
} from './texts.ts';
import { TRANSLATION_EXPLANATION_LINE, type TranslationExplanationLine } from './translations.ts';
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
export interface TranslateRequest extends TextsRequest, SearchOptions {
  /** Answers with server-sent events, text by text. */
  readonly stream?: boolean;
}

/** Texts whose translations are explained. */
export interface ExplainTranslationRequest extends TextsRequest {
  /** Of a Transformer: the decoder's layer whose attention is shown, from 1 up; default the last. */
  readonly layer?: number;
  /** Of a Transformer: the layer's head, from 1 up; default the mean of all. */
  readonly head?: number;
}

/** Beginnings of texts that are written on. Each has a seed of its own, counted up from `seed`. */
export interface GenerateRequest extends Omit<GenerationOptions, 'prompt' | 'echo' | 'signal'> {
  readonly prompts: readonly string[];
  /** Answers with server-sent events, piece by piece. */
  readonly stream?: boolean;
}

/** How many answers a search gives, and among how many words. */
type SearchRequest = Pick<AnalogyQuery, 'topn' | 'restrictVocab'>;

/** Words whose neighbors are looked for; in place of a word, a list of words for the middle of them. */
export interface SimilarRequest extends SearchRequest {
  readonly words: readonly (string | readonly string[])[];
}

/** Analogies, each a formula such as `king - man + woman`, or a list of three words. */
export interface AnalogyRequest extends SearchRequest {
  readonly formulas: readonly (string | readonly string[])[];
  readonly method?: AnalogyMethod;
}

/** Groups of words, three or more in each, in which one does not go with the others. */
export interface OddOneOutRequest {
  readonly groups: readonly (readonly string[])[];
}

/** Pictures to describe: PNG files in base64. */
export interface CaptionRequest {
  readonly pictures: readonly string[];
}

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
  readonly explainTranslation: ModelCall<
    ExplainTranslationRequest,
    ResultOf<TranslationExplanationLine>
  >;
  readonly generate: ModelCall<GenerateRequest, ResultOf<GeneratedLine>>;
  readonly similar: ModelCall<SimilarRequest, ResultOf<SimilarOutput>>;
  readonly analogy: ModelCall<AnalogyRequest, ResultOf<AnalogyOutput>>;
  readonly oddOneOut: ModelCall<OddOneOutRequest, ResultOf<OddOneOutResult>>;
  readonly caption: ModelCall<CaptionRequest, CaptionResult>;
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

/** What an answer by server-sent events is made of; `piece` is a part of a text that is being written. */
export type CallEvent<Result = unknown> =
  | { readonly event: 'piece'; readonly index: number; readonly text: string }
  | { readonly event: 'result'; readonly index: number; readonly result: Result };

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
const UP_TO_HUNDRED: Schema<number> = { type: 'integer', minimum: 1, maximum: 100 };

const { length, temperature, topK, topP, seed } =
  optionSchemas<GenerationOptions>(GENERATION_OPTIONS);
const GENERATION = { length, temperature, topK, topP, seed } as const;
const { topn, restrictVocab, method } = optionSchemas<AnalogyQuery>(ANALOGY_QUERY);
/** Long lists take time that no timeout cuts short. */
const MOST_LISTED = 1000;
const SEARCH: { readonly topn: Schema<number>; readonly restrictVocab: Schema<number> } = {
  topn: { ...topn, maximum: MOST_LISTED },
  restrictVocab,
};

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
    request: object(TEXTS, { top: UP_TO_HUNDRED }),
    result: resultOf<TaggedLine>(TAGGED_LINE),
  },
  analyze: {
    ...{ route: 'analyze', inputs: 'texts', example: { texts: ['나는 학교에 갔다'] } },
    request: object(TEXTS, { tagSet: STRING, nBest: UP_TO_HUNDRED }),
    result: resultOf<MorphemesLine>(MORPHEMES_LINE),
  },
  space: {
    ...{ route: 'space', inputs: 'texts', example: { texts: ['나는학교에갔다'] } },
    request: TEXTS_REQUEST,
    result: object({ text: STRING }),
  },
  translate: {
    ...{ route: 'translate', inputs: 'texts', example: { texts: ['a dog runs .'], nbest: 2 } },
    request: object(TEXTS, { ...optionSchemas<SearchOptions>(SEARCH_OPTIONS), stream: BOOLEAN }),
    result: resultOf<TranslationLine>(TRANSLATION_LINE),
  },
  explainTranslation: {
    ...{ route: 'explain', inputs: 'texts', example: { texts: ['a dog runs .'] } },
    request: object(TEXTS, { layer: COUNT_FROM_ONE, head: COUNT_FROM_ONE }),
    result: resultOf<TranslationExplanationLine>(TRANSLATION_EXPLANATION_LINE),
  },
  generate: {
    ...{ route: 'generate', inputs: 'prompts' },
    example: { prompts: ['이 영화는'], length: 60, temperature: 0.8 },
    request: object({ prompts: listOfSome(STRING) }, { ...GENERATION, stream: BOOLEAN }),
    result: resultOf<GeneratedLine>(GENERATED_LINE),
  },
  similar: {
    ...{
      route: 'similar',
      inputs: 'words',
      example: { words: ['영화', ['good', 'bad']], topn: 5 },
    },
    request: object({ words: listOfSome(either(STRING, listOfSome(STRING))) }, SEARCH),
    result: resultOf<SimilarOutput>(SIMILAR_RESULT),
  },
  analogy: {
    ...{ route: 'analogy', inputs: 'formulas' },
    example: { formulas: ['king - man + woman', ['man', 'king', 'woman']] },
    request: object(
      { formulas: listOfSome(either(STRING, listOfSome(STRING))) },
      { ...SEARCH, method },
    ),
    result: resultOf<AnalogyOutput>(ANALOGY_RESULT),
  },
  oddOneOut: {
    ...{ route: 'odd-one-out', inputs: 'groups' },
    example: { groups: [['breakfast', 'cereal', 'dinner', 'lunch']] },
    request: object({ groups: listOfSome(listOfSome(STRING, 3)) }),
    result: resultOf<OddOneOutResult>(ODD_ONE_OUT),
  },
  caption: {
    ...{ route: 'caption', inputs: 'pictures', example: { pictures: ['iVBORw0KGgo…'] } },
    request: object({ pictures: listOfSome(STRING) }),
    result: CAPTION_RESULT,
  },
};

/** The schema of a server's answer to a call. */
export function answerSchema(result: JsonSchema): Schema<CallAnswer<unknown>> {
  return object({ version: VERSION_FIELD, results: list(result as Schema<unknown>) });
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
