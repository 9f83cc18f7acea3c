import { createHash } from 'node:crypto';
import type { JsonSchema } from '../../base/schema.ts';
import type { Language, Translated } from '../../messages/index.ts';
import type { OpenApi } from '../openapi.ts';

const STYLE = `
:root { color-scheme: light dark; --line: #8888; --back: #8882; }
html { background: Canvas; color: CanvasText; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 52rem; padding: 1rem; }
h2 { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1rem; font-size: 1.1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9em; }
pre { background: var(--back); overflow-x: auto; padding: 0.75rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; }
summary { cursor: pointer; }
`;

/** The page's policy: its own style, and nothing else. */
export const DOCS_POLICY: string = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TEXTS = {
  document: {
    en: 'This page is made of the OpenAPI document',
    ko: '이 페이지는 OpenAPI 문서로 만듭니다:',
  },
  name: { en: 'name', ko: '이름' },
  type: { en: 'type', ko: '타입' },
  meaning: { en: 'meaning', ko: '뜻' },
  required: { en: 'required', ko: '필수' },
  default: { en: 'default', ko: '기본값' },
  example: { en: 'example', ko: '예' },
  answer: { en: 'Schema of the answer', ko: '답의 스키마' },
} as const satisfies Readonly<Record<string, Translated>>;

interface Operation {
  readonly summary: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>
  >;
}

interface MediaType {
  readonly schema: Reference & { readonly anyOf?: readonly Reference[] };
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Reference {
  readonly $ref?: string;
}

/**
 * Writes a document of OpenAPI as a page for people.
 * @param base the server's address, for the examples
 */
export function writeDocsPage(document: OpenApi, language: Language, base: string): string {
  const say = (name: keyof typeof TEXTS): string => TEXTS[name][language];
  const { info, paths, components } = document as unknown as {
    info: { title: string; description: string; version: string };
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    components: { schemas: Readonly<Record<string, JsonSchema>> };
  };
  const schemasOf = ({ schema }: MediaType): JsonSchema[] =>
    (schema.anyOf ?? [schema]).flatMap(({ $ref = '' }) => {
      const found = components.schemas[$ref.split('/').at(-1) ?? ''];
      return found === undefined ? [] : [found];
    });
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      if (method !== 'get' && method !== 'post') return [];
      const request = operation.requestBody?.content['application/json'];
      const answer = operation.responses[200]?.content?.['application/json'];
      const title = `${method.toUpperCase()} ${path}`;
      return [
        `<h2><code>${escapeHtml(title)}</code></h2>`,
        `<p>${escapeHtml(operation.summary)}</p>`,
        ...(request === undefined ? [] : schemasOf(request).map((one) => writeFields(one, say))),
        writeCode(writeExamples(base + path, request), `${say('example')}: ${title}`),
        ...(answer === undefined
          ? []
          : [
              `<details><summary>${say('answer')}</summary>`,
              writeCode(
                schemasOf(answer)
                  .map((schema) => JSON.stringify(schema, null, 2))
                  .join('\n\n'),
                `${say('answer')}: ${title}`,
              ),
              '</details>',
            ]),
      ];
    }),
  );
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(info.title)} ${escapeHtml(info.version)}</title>`,
    `<style>${STYLE}</style></head>`,
    `<body><main><h1>${escapeHtml(info.title)} ${escapeHtml(info.version)}</h1>`,
    `<p>${escapeHtml(info.description)}</p>`,
    `<p>${say('document')} <a href="/openapi.json">/openapi.json</a>.</p>`,
    ...sections,
    '</main></body></html>',
    '',
  ].join('\n');
}

/** A table of a request's names. */
function writeFields(
  { properties = {}, required = [] }: JsonSchema,
  say: (name: keyof typeof TEXTS) => string,
): string {
  const heads = (['name', 'type', 'meaning'] as const)
    .map((name) => `<th scope="col">${say(name)}</th>`)
    .join('');
  const rows = Object.entries(properties).map(([name, schema]) => {
    const remark = required.includes(name)
      ? ` (${say('required')})`
      : schema.default === undefined
        ? ''
        : ` (${say('default')}: ${JSON.stringify(schema.default)})`;
    const meaning = `${schema.description ?? ''}${remark}`;
    return `<tr><td><code>${escapeHtml(name)}</code></td><td>${escapeHtml(typeOf(schema))}</td><td>${escapeHtml(meaning)}</td></tr>`;
  });
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** The type of a value in a few words. */
function typeOf({ type, enum: choices, anyOf, items, additionalProperties }: JsonSchema): string {
  if (choices !== undefined) return choices.join(' | ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' | ');
  if (type === 'array') return `[${items === undefined ? '' : typeOf(items)}]`;
  if (type === 'object' && additionalProperties) return `{${typeOf(additionalProperties)}}`;
  return type ?? '';
}

/** Calls of curl, one for each example. */
function writeExamples(url: string, request: MediaType | undefined): string {
  if (request === undefined) return `curl ${url}`;
  return Object.values(request.examples ?? {})
    .map(({ value }) => `curl --json '${JSON.stringify(value)}' \\\n  ${url}`)
    .join('\n\n');
}

/** Code that may be wider than the page: it can be reached and scrolled by the keyboard. */
function writeCode(code: string, label: string): string {
  return `<pre tabindex="0" role="region" aria-label="${escapeHtml(label)}"><code>${escapeHtml(code)}</code></pre>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
