import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type CorpusReport, reportCorpus } from './corpus-report.ts';
import { type SourceServer, serveSource } from './source-server.ts';

let browser: Browser;
let inNode: CorpusReport;
beforeAll(async () => {
  browser = await launchChromium();
  inNode = await reportCorpus();
});
afterAll(() => browser.close());

const onPage = (page: Page): Promise<CorpusReport> =>
  page.evaluate(
    "import('/tests/browser/corpus-report.ts').then((report) => report.reportCorpus())",
  );

const inWorker = (page: Page): Promise<CorpusReport> =>
  page.evaluate(
    (path) =>
      new Promise<CorpusReport>((resolve, reject) => {
        const worker = new Worker(path, { type: 'module' });
        worker.onmessage = ({ data }) => (typeof data === 'string' ? reject(data) : resolve(data));
        worker.onerror = (event) => reject(event.message);
        worker.postMessage('go');
      }),
    '/tests/browser/corpus-worker.ts',
  );

test('in Node, every kind of source gives the same words and numbers', () => {
  const { file, csv, ...others } = inNode.ids;
  for (const ids of [csv, ...Object.values(others)]) expect(ids).toBe(file);
  expect(inNode.scratchRead).toEqual([2, 3, 4, 5]);
});

describe.each([true, false])('in Chromium, cross-origin isolated: %s', (isolated) => {
  let server: SourceServer;
  let page: Page;
  beforeAll(async () => {
    server = await serveSource(isolated);
    page = await browser.newPage();
    await page.goto(server.url);
  });
  afterAll(async () => {
    await page.close();
    server.close();
  });

  test('in a worker: the numbers and the vectors of Node, with scratch files outside memory', async () => {
    const report = await inWorker(page);
    expect(report.ids).toEqual(inNode.ids);
    expect(report.vector).toEqual(inNode.vector);
    expect(report).toMatchObject({ scratchFolders: 1, leftFolders: 0, scratchRead: [2, 3, 4, 5] });
  });

  test('on the page: the same, with scratch files in memory', async () => {
    const report = await onPage(page);
    expect(report.ids).toEqual(inNode.ids);
    expect(report.vector).toEqual(inNode.vector);
    expect(report).toMatchObject({ scratchFolders: 0, leftFolders: 0, scratchRead: [2, 3, 4, 5] });
  });
});
