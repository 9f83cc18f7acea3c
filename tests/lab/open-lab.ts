import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { areEqual } from '../../lab/parts/compare-tables.ts';
import { type ServedFolder, serveFolder } from '../../src/cli/lab/serve-folder.ts';
import { launchChromium } from '../browser/chromium.ts';
import { buildLab } from './build-lab.ts';

/** Pages train, and machines that run the tests may be busy: what hangs is all that these are to end. */
const PAGE_TIMEOUT_MS = 90_000;
const TEST_TIMEOUT_MS = 240_000;

/** The built lab in Chromium, for one file of tests. */
export interface OpenedLab {
  /** The address of the site. */
  readonly url: () => string;
  readonly browser: () => Browser;
  /** Opens a page, and waits until its script has run. Faults of the page come into `faults`. */
  open(path: string, faults?: string[]): Promise<Page>;
}

/** Builds the lab, serves it and starts Chromium before the file's tests, and ends all of it after them. */
export function openLab(): OpenedLab {
  let browser: Browser;
  let context: BrowserContext;
  let server: ServedFolder;
  vi.setConfig({ testTimeout: TEST_TIMEOUT_MS });
  beforeAll(async () => {
    await buildLab();
    [browser, server] = await Promise.all([launchChromium(), serveFolder('lab/dist')]);
    context = await browser.newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  return {
    url: () => server.url,
    browser: () => browser,
    async open(path, faults = []) {
      const page = await context.newPage();
      page.on('console', (message) => {
        const isFault = message.type() === 'error' || message.type() === 'warning';
        // WebGL by software, as there is here, says that it is slow.
        if (isFault && !message.text().includes('GL Driver Message')) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(server.url) && !url.startsWith('blob:')) faults.push(`foreign: ${url}`);
      });
      await page.goto(`${server.url}/${path}`);
      await page.waitForSelector('html[data-ready]');
      return page;
    },
  };
}

/** Has every worker of a page fail as soon as it has begun. */
export function loseWorkers(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        setTimeout(() => this.dispatchEvent(new ErrorEvent('error')));
      }
    };
  });
}

/** Numbers by table id: `[row][column]`. */
type Tables = Readonly<Record<string, readonly (readonly number[])[]>>;

/** The numbers of the table twin, by table id, once the picture waits for nothing. */
export async function readTwin(page: Page): Promise<Record<string, number[][]>> {
  await page.waitForSelector('.picture[aria-busy=false]');
  return page.evaluate(() => {
    const tables = document.querySelectorAll<HTMLTableElement>('.twins table');
    const read = (row: Element) =>
      Array.from(row.querySelectorAll<HTMLElement>('td[data-value]'), (cell) =>
        Number(cell.dataset.value),
      );
    return Object.fromEntries(
      Array.from(tables, (table) => [
        table.dataset.table ?? '',
        Array.from(table.querySelectorAll('tbody tr'), read),
      ]),
    );
  });
}

/** Lists where the numbers that are shown are not those that are expected. */
export function listUnequal(shown: Tables, expected: Tables): string[] {
  return Object.entries(expected).flatMap(([id, rows]) => {
    const size = `${shown[id]?.length} rows`;
    if (shown[id]?.length !== rows.length) return [`${id}: ${size}, expected ${rows.length}`];
    return rows.flatMap((row, r) =>
      row.flatMap((value, c) => {
        const other = shown[id]?.[r]?.[c] ?? Number.NaN;
        return areEqual(value, other) ? [] : [`${id}[${r}][${c}]: ${other}, expected ${value}`];
      }),
    );
  });
}
