import { AxeBuilder } from '@axe-core/playwright';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallName, MODEL_CALLS, MODEL_LIST, SERVED_MODEL } from '../../src/models/index.ts';
import { createOpenApi } from '../../src/server/openapi.ts';
import { launchChromium } from '../browser/chromium.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { golden, startServer, type TestServer } from './start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer([golden('classifier-multinomial')]);
});
afterAll(() => server.stop());

describe('the OpenAPI document', () => {
  it('is one by the schema of OpenAPI 3.1, in both languages', async () => {
    for (const language of ['en', 'ko']) {
      const response = await fetch(`${server.url}/openapi.json`, {
        headers: { 'Accept-Language': language },
      });
      expect(response.headers.get('content-language')).toBe(language);
      const { valid, errors } = await new Validator().validate(await response.json());
      expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    }
  });

  it('has a route for every call, whose examples are of its shape', () => {
    const { paths } = createOpenApi('en') as { paths: Record<string, unknown> };
    for (const name of Object.keys(MODEL_CALLS) as CallName[]) {
      const { route, request, example } = MODEL_CALLS[name];
      expect(paths).toHaveProperty([`/v1/models/{name}/${route}`, 'post']);
      expect(findMismatch(request, example)).toBeUndefined();
    }
  });

  it('says in both languages what every route and every name of a request means', () => {
    for (const language of ['en', 'ko'] as const) {
      const document = createOpenApi(language) as unknown as {
        paths: Record<string, { post?: { summary: string } }>;
        components: { schemas: Record<string, { properties?: Record<string, object> }> };
      };
      for (const [path, { post }] of Object.entries(document.paths)) {
        if (post !== undefined) expect(post.summary, path).toMatch(/[.다]$/);
      }
      for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
        if (!name.endsWith('Request')) continue;
        for (const [field, schema] of Object.entries(properties)) {
          expect(schema, `${name}.${field}`).toHaveProperty('description');
        }
      }
    }
  });

  it('describes what the lists of models are', async () => {
    const list = await (await fetch(`${server.url}/v1/models`)).json();
    expect(findMismatch(MODEL_LIST, list)).toBeUndefined();
    const one = await (await fetch(`${server.url}/v1/models/classifier-multinomial`)).json();
    expect(findMismatch(SERVED_MODEL, one)).toBeUndefined();
  });
});

describe('the page', () => {
  it('asks nothing of others, and axe finds nothing in it', async () => {
    const browser = await launchChromium();
    try {
      for (const [locale, title] of [
        ['en-US', 'Malmoi 0'],
        ['ko-KR', 'Malmoi 0'],
      ]) {
        const context = await browser.newContext({ locale: locale! });
        const page = await context.newPage();
        const asked: string[] = [];
        const complaints: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        page.on('console', (message) => complaints.push(message.text()));
        const response = await page.goto(`${server.url}/docs`);
        expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
        expect(await page.title()).toContain(title);
        expect(await page.getAttribute('html', 'lang')).toBe(locale!.slice(0, 2));
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        }
        expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
        // The style is let in by its hash.
        expect(complaints).toEqual([]);
        await context.close();
      }
    } finally {
      await browser.close();
    }
  });
});
