import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type EngineReport, reportEngine } from './engine-report.ts';
import { type SourceServer, serveSource } from './source-server.ts';

let browser: Browser;
let inNode: EngineReport;
beforeAll(async () => {
  browser = await launchChromium();
  inNode = await reportEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => browser.close());

/** Makes an engine in the page itself. A text, for vitest would rewrite the `import` of a function. */
const onPage = (page: Page, options: object): Promise<EngineReport> =>
  page.evaluate(
    `import('/tests/browser/engine-report.ts').then((report) => report.reportEngine(${JSON.stringify(options)}))`,
  );

/** Makes an engine in a module worker of the page. */
const inWorker = (page: Page, options: object): Promise<EngineReport> =>
  page.evaluate(
    ([path, given]) =>
      new Promise<EngineReport>((resolve, reject) => {
        const worker = new Worker(path as string, { type: 'module' });
        worker.onmessage = ({ data }) => (typeof data === 'string' ? reject(data) : resolve(data));
        worker.onerror = (event) => reject(event.message);
        worker.postMessage(given);
      }),
    ['/tests/browser/engine-worker.ts', options],
  );

describe.each([true, false])('in Chromium, cross-origin isolated: %s', (isolated) => {
  let server: SourceServer;
  let page: Page;
  beforeAll(async () => {
    server = await serveSource(isolated);
    page = await browser.newPage();
    await page.goto(server.url);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
  });
  afterAll(async () => {
    await page.close();
    server.close();
  });

  test('on the page: one thread, the bits of Node', async () => {
    const report = await onPage(page, {});
    expect(report).toMatchObject({ kind: 'wasm', instructions: 'simd128', workers: 1 });
    expect(report.reasons.join(' ')).toContain(
      isolated ? 'may not wait' : 'not cross-origin isolated',
    );
    expect(report.hashes).toEqual(inNode.hashes);
  });

  test('in a worker: the bits of Node, with helpers where memory can be shared', async () => {
    const report = await inWorker(page, { workers: 2 });
    expect(report).toMatchObject({ kind: 'wasm', workers: isolated ? 2 : 1 });
    expect(report.hashes).toEqual(inNode.hashes);
  });

  test('in a worker, relaxed SIMD runs, and does not depend on the number of workers', async () => {
    const one = await inWorker(page, { instructions: 'relaxed-simd', workers: 1 });
    const three = await inWorker(page, { instructions: 'relaxed-simd', workers: 3 });
    expect(one.instructions).toBe('relaxed-simd');
    expect(three.hashes).toEqual(one.hashes);
  });
});
