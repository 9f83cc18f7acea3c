// A page asks a server of models on another origin: answers, errors and streams as in Node, and only if it is named.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openModel } from '../../src/models/index.ts';
import { golden, startServer, type TestServer } from '../server/start-server.ts';
import { launchChromium } from './chromium.ts';
import { type SourceServer, serveSource } from './source-server.ts';

const CLASSIFIER = 'classifier-multinomial';

let browser: Browser;
let page: Page;
let pages: SourceServer;
let server: TestServer;
beforeAll(async () => {
  browser = await launchChromium();
  pages = await serveSource(false);
  page = await browser.newPage();
  await page.goto(pages.url);
  server = await startServer([golden(CLASSIFIER)], {
    ...{ corsOrigins: [pages.url], tokens: ['secret-1'] },
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  pages.close();
});

/** Runs code with a client in the page; what it throws comes as its code and message. */
const onPage = (url: string, code: string): Promise<unknown> =>
  page.evaluate(`import('/src/client/index.ts').then(async ({ createClient }) => {
    const client = createClient(${JSON.stringify(url)}, { token: 'secret-1', language: 'ko' });
    try {
      return await (async () => { ${code} })();
    } catch (error) {
      return { name: error.name, code: error.code, status: error.status, message: error.message };
    }
  })`);

test('a page of an origin that is named gets the answers of Node', async () => {
  const texts = ['영화 배우', 'good story'];
  const asked = `return client.predict('${CLASSIFIER}', { texts: ${JSON.stringify(texts)} });`;
  const handle = await openModel(golden(CLASSIFIER));
  expect(await onPage(server.url, asked)).toEqual(handle.predict(texts));
});

test('errors have their code, status and Korean sentence', async () => {
  expect(await onPage(server.url, "return client.predict('none', { texts: ['a'] });")).toEqual({
    ...{ name: 'ServerError', code: 'server/no-such-model', status: 404 },
    message: expect.stringContaining('없습니다'),
  });
});

test('a page of any other origin gets nothing', async () => {
  const other = await startServer([golden(CLASSIFIER)], { corsOrigins: ['https://example.org'] });
  try {
    expect(await onPage(other.url, 'return client.models();')).toMatchObject({
      ...{ name: 'ServerError', code: 'client/unreachable' },
      message: expect.stringContaining("allows this page's origin"),
    });
  } finally {
    await other.stop();
  }
});
