// The example page in Chromium, on an origin of its own: it lists models, asks them, writes, stops and says errors.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { golden, startServer, type TestServer } from '../server/start-server.ts';
import { stripTypes } from '../support/strip-types.mjs';
import { launchChromium } from './chromium.ts';

let browser: Browser;
let page: Page;
let pages: Server;
let server: TestServer;
const problems: string[] = [];

const TYPES: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' },
};

/** Reads what the page asks for: a part of the example, or a file of the package, whose source it is without types. */
async function readPart(path: string): Promise<{ readonly type: string; readonly text: string }> {
  const [, built] = /^\/node_modules\/malmoi\/dist\/(.*)\.[jt]s$/.exec(path) ?? [];
  if (built !== undefined) {
    const source = await readFile(`src/${built}.ts`, 'utf8');
    return { type: 'text/javascript', text: stripTypes(source) };
  }
  const text = await readFile(`examples${path}`, 'utf8');
  return { type: TYPES[extname(path)] ?? 'text/plain', text };
}

beforeAll(async () => {
  browser = await launchChromium();
  pages = createServer(async ({ url = '' }, response) => {
    const { type, text } = await readPart(url);
    response.writeHead(200, { 'Content-Type': type }).end(text);
  }).listen(0, '127.0.0.1');
  await once(pages, 'listening');
  const origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  server = await startServer([golden('lm-gru-jamo'), 'models/korean.malmoi'], {
    ...{ corsOrigins: [origin], tokens: ['secret-1'] },
  });
  page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${origin}/ask-a-server/index.html`);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  pages.close();
});

const state = () => page.locator('#state');

test('it connects with a token, and says what the server says without one', async () => {
  await page.getByLabel('Server').fill(server.url);
  await page.getByRole('button', { name: 'Connect' }).click();
  await state().getByText('This server asks for a token').waitFor();
  await page.getByLabel('Token, where it asks for one').fill('secret-1');
  await page.getByRole('button', { name: 'Connect' }).click();
  await state().getByText('2 models can be asked.').waitFor();
});

test('it shows the morphemes of each line', async () => {
  await page.getByLabel('Model').selectOption('korean');
  await page.getByLabel('What to do').selectOption('analyze');
  await page.getByRole('button', { name: 'Ask' }).click();
  await state().getByText('Answered in').waitFor();
  expect(await page.locator('#answers li').allTextContents()).toEqual([
    '나/NP + 는/JX\n학교/NNG + 에/JKB\n가/VV + 았/EP + 다/EF',
  ]);
});

test('it writes a text as it comes, until it is stopped', async () => {
  await page.getByLabel('Model').selectOption('lm-gru-jamo');
  await page.getByLabel('What to do').selectOption('generate');
  await page.getByLabel('Texts, one a line').fill('영화');
  await page.getByRole('button', { name: 'Ask' }).click();
  await state().getByText('Answered in').waitFor();
  const [text] = await page.locator('#answers li').allTextContents();
  expect(text).toMatch(/^영화.{5}/su);
  // A server that takes its time.
  await page.route('**/generate', () => {});
  await page.getByRole('button', { name: 'Ask' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await state().getByText('The request was stopped before it was answered.').waitFor();
  expect(await page.locator('#answers li').allTextContents()).toEqual(['']);
});

test('nothing is wrong with it, and it can be used by everyone', async () => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(problems).toEqual([]);
});
