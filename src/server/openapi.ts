import type { Json, JsonObject } from '../base/json.ts';
import type { JsonSchema } from '../base/schema.ts';
import { VERSION } from '../base/version.ts';
import type { Language, OptionHelp, Translated } from '../messages/index.ts';
import { GENERATION_HELP } from '../messages/option-help/language-model.ts';
import { SEARCH_HELP } from '../messages/option-help/translator.ts';
import { SIMILARITY_HELP } from '../messages/option-help/vectors.ts';
import {
  answerSchema,
  type CallName,
  MODEL_CALLS,
  MODEL_LIST,
  SERVED_MODEL,
  SERVER_STATE,
} from '../models/index.ts';
import { ERROR } from '../models/json/error.ts';

/** The names of all calls. */
const CALL_NAMES = Object.keys(MODEL_CALLS) as CallName[];

/** What each route does. */
const ROUTE_TEXTS: Readonly<Record<string, Translated>> = {
  predict: {
    en: 'Predicts the class of each text or row; of a language model, the units that come next.',
    ko: '텍스트나 행마다 클래스를 예측합니다. 언어 모델은 다음에 올 단위를 예측합니다.',
  },
  explain: {
    en: 'Says why each text or row gets its class, its tokens their labels, or a translator its words.',
    ko: '텍스트나 행의 클래스, 토큰의 레이블, 번역기의 단어가 왜 그렇게 나왔는지 설명합니다.',
  },
  tag: {
    en: 'Labels the tokens of each text, which is read as one sentence.',
    ko: '텍스트를 한 문장으로 읽고 토큰마다 레이블을 붙입니다.',
  },
  analyze: {
    en: 'Finds the morphemes of each Korean text, with their tags and places.',
    ko: '한국어 텍스트마다 형태소와 그 태그, 위치를 찾습니다.',
  },
  space: {
    en: 'Puts spaces between the eojeols of each Korean text.',
    ko: '한국어 텍스트의 띄어쓰기를 교정합니다.',
  },
  translate: {
    en: 'Translates each text, the best translation first.',
    ko: '텍스트마다 번역합니다. 좋은 번역부터 나옵니다.',
  },
  generate: {
    en: 'Writes on from each prompt.',
    ko: '프롬프트마다 이어서 텍스트를 생성합니다.',
  },
  similar: {
    en: 'Finds the words most similar to each word, or to the middle of several.',
    ko: '단어마다(여러 단어면 그 평균에서) 가장 비슷한 단어를 찾습니다.',
  },
  analogy: {
    en: 'Answers each analogy: three words, or a formula.',
    ko: '단어 세 개나 식으로 된 유추에 답합니다.',
  },
  'odd-one-out': {
    en: "Finds in each group the word that doesn't go with the others.",
    ko: '단어 묶음마다 나머지와 어울리지 않는 단어를 찾습니다.',
  },
  caption: {
    en: 'Says in words what is in each picture.',
    ko: '사진마다 무엇이 있는지 말로 씁니다.',
  },
};

/** What the names of requests mean. */
const FIELD_TEXTS: Readonly<Record<string, Translated>> = {
  texts: { en: 'the texts', ko: '텍스트' },
  rows: {
    en: 'the rows of a table: cells by the names of the columns',
    ko: '표의 행. 열 이름과 값',
  },
  prompts: {
    en: 'what the texts begin with; each has a seed of its own, counted up from `seed`',
    ko: '텍스트의 시작. 시드는 `seed`부터 하나씩 커짐',
  },
  words: {
    en: 'words; in place of one, a list of words for the middle of them',
    ko: '단어. 단어 대신 단어 리스트를 주면 그 단어들의 평균에서 찾음',
  },
  formulas: {
    en: 'formulas such as king - man + woman, or lists of three words',
    ko: 'king - man + woman 같은 식, 또는 단어 세 개의 목록',
  },
  groups: { en: 'groups of three words or more', ko: '단어 세 개 이상의 묶음' },
  pictures: { en: 'PNG files in base64', ko: 'base64로 쓴 PNG 파일' },
  top: {
    en: 'how many of the likeliest units or labels are listed',
    ko: '보여 줄 단위나 레이블의 수. 가능성이 높은 순',
  },
  tagSet: {
    en: 'the tags, where the model has several sets',
    ko: '태그 집합. 모델에 여럿 있을 때',
  },
  nBest: {
    en: 'how many of the likeliest analyses of each eojeol are listed',
    ko: '어절마다 보여 줄 분석의 수. 가능성이 높은 순',
  },
  layer: { en: "of a Transformer: the decoder's layer", ko: '트랜스포머: 디코더의 층' },
  head: { en: "of a Transformer: the layer's head", ko: '트랜스포머: 층의 헤드' },
  method: {
    en: 'add similarities (3CosAdd), or multiply them (3CosMul)',
    ko: '유사도를 더함(3CosAdd) 또는 곱함(3CosMul)',
  },
  stream: {
    en: 'answer with server-sent events, as parts are ready',
    ko: '준비되는 대로 서버 전송 이벤트(SSE)로 답함',
  },
};

/** The options of calls that have their help already. */
const OPTION_TEXTS: { readonly [Name in CallName]?: Readonly<Record<string, OptionHelp>> } = {
  translate: SEARCH_HELP,
  generate: GENERATION_HELP,
  similar: SIMILARITY_HELP,
  analogy: SIMILARITY_HELP,
};

/** A document of OpenAPI 3.1: plain JSON. */
export type OpenApi = JsonObject;

/** Makes the server's document of OpenAPI 3.1, whose schemas are those of the models floor as they are. */
export function createOpenApi(language: Language): OpenApi {
  const say = (texts: Translated): string => texts[language];
  const routes = [...new Set(CALL_NAMES.map((name) => MODEL_CALLS[name].route))];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Malmoi',
      version: VERSION,
      description: say({
        en: 'Models over HTTP. A request has a list of inputs; the answer has a result for each, in the same order.',
        ko: 'HTTP로 제공하는 모델입니다. 요청에는 입력의 목록이 있고, 답에는 같은 순서로 입력마다 결과가 하나씩 있습니다.',
      }),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Tokens are asked for where the server was given some.
    security: [{}, { token: [] }],
    paths: {
      '/v1/models': get('listModels', say(LIST_MODELS), ref('ModelList')),
      '/v1/models/{name}': {
        parameters: [NAME_PARAMETER],
        ...get('describeModel', say(DESCRIBE_MODEL), ref('Model')),
      },
      ...Object.fromEntries(
        routes.map((route) => [`/v1/models/{name}/${route}`, describeRoute(route, language)]),
      ),
      '/healthz': get('health', say(HEALTH), ref('State')),
      '/readyz': get('readiness', say(READINESS), ref('State')),
      '/metrics': {
        get: {
          ...{ operationId: 'metrics', summary: say(METRICS) },
          responses: {
            200: {
              description: 'Prometheus',
              content: { 'text/plain': { schema: { type: 'string' } } },
            },
            default: ref('Error', 'responses'),
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: {
        Error: {
          description: say({
            en: 'why the request is not answered, in the language of Accept-Language (en or ko)',
            ko: '답하지 않는 이유. Accept-Language의 언어(en 또는 ko)로 씀',
          }),
          content: { 'application/json': { schema: ref('Error') } },
        },
      },
      schemas: {
        Error: asJson(ERROR),
        State: asJson(SERVER_STATE),
        ModelList: asJson(MODEL_LIST),
        Model: asJson(SERVED_MODEL),
        ...Object.fromEntries(
          CALL_NAMES.flatMap((name) => [
            [`${schemaName(name)}Request`, asJson(withTexts(name, language))],
            [`${schemaName(name)}Answer`, asJson(answerSchema(MODEL_CALLS[name].result))],
          ]),
        ),
      },
    },
  };
}

const LIST_MODELS = {
  en: 'Lists the models, and what each can be asked.',
  ko: '모델의 목록과 모델마다 쓸 수 있는 경로를 알려 줍니다.',
};
const DESCRIBE_MODEL = { en: 'Says what a model is.', ko: '모델이 어떤 것인지 알려 줍니다.' };
const HEALTH = { en: 'Whether the server runs.', ko: '서버가 실행 중인지 알려 줍니다.' };
const READINESS = {
  en: 'Whether the server takes requests; 503 once it stops.',
  ko: '서버가 요청을 받는지 알려 줍니다. 종료하는 중이면 503입니다.',
};
const METRICS = {
  en: 'Counts, times and memory, in the text format of Prometheus.',
  ko: '횟수, 시간, 메모리를 Prometheus 텍스트 형식으로 알려 줍니다.',
};

const NAME_PARAMETER: JsonObject = {
  ...{ name: 'name', in: 'path', required: true },
  schema: { type: 'string' },
};

function get(operationId: string, summary: string, schema: JsonObject): JsonObject {
  return {
    get: {
      ...{ operationId, summary },
      responses: {
        200: { description: 'OK', content: { 'application/json': { schema } } },
        default: ref('Error', 'responses'),
      },
    },
  };
}

function describeRoute(route: string, language: Language): JsonObject {
  const names = CALL_NAMES.filter((name) => MODEL_CALLS[name].route === route);
  const oneOf = (part: string): JsonObject => {
    const refs = names.map((name) => ref(schemaName(name) + part));
    return refs.length === 1 ? (refs[0] ?? {}) : { anyOf: refs };
  };
  const examples = names.map((name) => [
    name,
    { value: MODEL_CALLS[name].example as unknown as Json },
  ]);
  return {
    parameters: [NAME_PARAMETER],
    post: {
      operationId: route.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      summary: ROUTE_TEXTS[route]?.[language] ?? route,
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: oneOf('Request'), examples: Object.fromEntries(examples) },
        },
      },
      responses: {
        200: {
          description: 'OK',
          content: {
            'application/json': { schema: oneOf('Answer') },
            'text/event-stream': { schema: { type: 'string' } },
          },
        },
        default: ref('Error', 'responses'),
      },
    },
  };
}

/** The schema of a call's request, with what its names mean. */
function withTexts(name: CallName, language: Language): JsonSchema {
  const { request } = MODEL_CALLS[name];
  const options = OPTION_TEXTS[name] ?? {};
  const properties = Object.entries(request.properties ?? {}).map(([field, schema]) => {
    const text = options[field] ?? FIELD_TEXTS[field];
    return [field, text === undefined ? schema : { ...schema, description: text[language] }];
  });
  return { ...request, properties: Object.fromEntries(properties) };
}

function ref(name: string, section: 'schemas' | 'responses' = 'schemas'): JsonObject {
  return { $ref: `#/components/${section}/${name}` };
}

function schemaName(name: CallName): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A schema is plain JSON, which its type does not say. */
function asJson(schema: JsonSchema): JsonObject {
  return schema as unknown as JsonObject;
}
