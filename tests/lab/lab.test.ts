// The built lab in real Chromium: every page in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shortNumber } from '../../lab/parts/arithmetic.ts';
import { areEqual } from '../../lab/parts/compare-tables.ts';
import { parseState } from '../../lab/shell/address.ts';
import { type ServedFolder, serveFolder } from '../../src/cli/lab/serve-folder.ts';
import * as malmoi from '../../src/index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { runSnippet } from '../snippets.ts';
import { buildLab } from './build-lab.ts';
import { loadChapters } from './chapters.ts';
import { listPages } from './pages.ts';
import { describeWorker } from './worker-cases.ts';

/** Kilobytes before the first picture moves: HTML, styles, the shell, the chapter and its text; no fonts, no data. */
const FIRST_PICTURE_KB = 70;

const LANGUAGES = ['ko', 'en'] as const;

let browser: Browser;
let context: BrowserContext;
let server: ServedFolder;
const chapters = await loadChapters();
const pages = listPages(chapters.map(({ slug }) => slug));

beforeAll(async () => {
  buildLab();
  [browser, server] = await Promise.all([launchChromium(), serveFolder('lab/dist')]);
  context = await browser.newContext({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page of the lab, and waits until its script has run. Faults of the page come into `faults`. */
async function open(path: string, faults: string[] = []): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith('blob:')) faults.push(`foreign: ${url}`);
  });
  await page.goto(`${server.url}/${path}`);
  await page.waitForSelector('html[data-ready]');
  return page;
}

/** The numbers of the table twin, by table id. */
function readTwin(page: Page): Promise<Record<string, number[][]>> {
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

function unequal(
  shown: Readonly<Record<string, readonly (readonly number[])[]>>,
  expected: Readonly<Record<string, readonly (readonly number[])[]>>,
): string[] {
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

test.each(pages)(
  '$path: every page opens in both languages: no error, nothing from elsewhere, no inline style',
  async ({ path }) => {
    const faults: string[] = [];
    const page = await open(`${path}/`, faults);
    const html = await (await page.request.get(`${server.url}/${path}/`)).text();
    if (/<[^>]+ style="/.test(html)) faults.push('an inline style');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect({ path, faults }).toEqual({ path, faults: [] });
    await page.close();
  },
);

test.each(chapters)(
  '$slug: the numbers of every chapter are the library’s in Node, and the course’s',
  async ({ slug, fields, check, cases }) => {
    expect(cases.length).toBeGreaterThan(0);
    for (const [i, { search, figures }] of cases.entries()) {
      const page = await open(`${LANGUAGES[i % 2]}/${slug}/?${search}`);
      await page.locator('.picture-tools [aria-pressed]').click();
      const shown = await readTwin(page);
      const inNode = await check(parseState(fields, search).values);
      expect({ slug, search, unequal: unequal(shown, inNode) }).toEqual({
        ...{ slug, search, unequal: [] },
      });
      expect(Object.keys(shown).sort()).toEqual(Object.keys(inNode).sort());
      expect({ slug, search, figures: unequal(shown, figures) }).toEqual({
        ...{ slug, search, figures: [] },
      });
      await page.waitForSelector('[data-check="equal"]');
      await page.close();
    }
  },
);

test.each(pages)(
  '$path: axe finds nothing, on any page, in both languages and themes',
  async ({ path }) => {
    const page = await open(`${path}/`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const axe = new AxeBuilder({ page });
      // The theme changes colors only.
      if (colorScheme === 'dark') axe.withRules(['color-contrast']);
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect({ path, colorScheme, found }).toEqual({ path, colorScheme, found: [] });
    }
    await page.close();
  },
);

describe('by keyboard alone', () => {
  const stepOf = (page: Page): Promise<number> =>
    page.locator('.scrubber').evaluate((input) => Number((input as HTMLInputElement).value));

  test.each(chapters)(
    '$slug: the picture steps, goes back, starts over, plays, and becomes a table',
    async ({ slug }) => {
      const page = await open(`en/${slug}/`);
      // Tab reaches the picture from the top of the page.
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.matches('.picture'))) break;
      }
      expect(await page.evaluate(() => document.activeElement?.matches('.picture'))).toBe(true);
      await page.keyboard.press('r');
      expect(await stepOf(page)).toBe(0);
      await page.keyboard.press('.');
      expect(await stepOf(page)).toBe(1);
      await page.keyboard.press(',');
      expect(await stepOf(page)).toBe(0);
      await page.keyboard.press(' ');
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('.scrubber')?.value) > 0,
      );
      await page.keyboard.press(' ');
      await page.keyboard.press('t');
      expect(await page.locator('.twins').count()).toBe(1);
      await page.close();
    },
  );

  test.each(chapters)(
    '$slug: Enter on a number opens its arithmetic, Escape closes it and gives the focus back',
    async ({ slug }) => {
      const page = await open(`ko/${slug}/`);
      const number = page.locator('.picture button.num').first();
      await number.focus();
      const value = Number(await number.getAttribute('data-value'));
      await page.keyboard.press('Enter');
      await page.waitForSelector('.arithmetic:popover-open');
      expect(await page.locator('.arithmetic').textContent()).toContain(shortNumber(value));
      await page.keyboard.press('Escape');
      await page.waitForSelector('.arithmetic:popover-open', { state: 'detached' });
      expect(await number.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.close();
    },
  );
});

test.each(chapters)(
  '$slug: the question is answered: predict, run, explain; the prediction is kept',
  async ({ slug }) => {
    const page = await open(`ko/${slug}/`);
    await page.locator('.choices button').first().click();
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await page.locator('.question .main-button').click();
    expect(await page.locator('.explain').count()).toBe(1);
    await page.close();
  },
);

test.each(chapters)('$slug: "prove it" finds the numbers a second way', async ({ slug }) => {
  const page = await open(`en/${slug}/`);
  await page.locator('.prove .main-button').click();
  const worst = await page.locator('[data-worst]').getAttribute('data-worst');
  expect(Number(worst)).toBeLessThan(1e-6);
  expect(await page.locator('.scatter circle').count()).toBeGreaterThan(1);
  await page.close();
});

test.each(chapters)(
  '$slug: "open in code" prints the numbers of the screen in Node',
  async ({ slug, cases }) => {
    for (const { search } of cases) {
      const page = await open(`en/${slug}/?${search}`);
      const code = (await page.locator('.snippet code').textContent()) ?? '';
      const { printed, expected } = await runSnippet(code, { ...malmoi });
      expect(expected.length).toBeGreaterThan(0);
      expect({ slug, search, printed }).toEqual({ slug, search, printed: expected });
      await page.close();
    }
  },
);

test.each(chapters)(
  '$slug: both languages have the same steps, formulas and numbers',
  async ({ slug }) => {
    const [ko, en] = await Promise.all(
      LANGUAGES.map(async (language) => {
        const page = await open(`${language}/${slug}/`);
        const facts = await page.evaluate(() => ({
          steps: document.querySelectorAll('.step').length,
          formulas: document.querySelectorAll('.prose .formula.block math').length,
          numbers: Array.from(
            document.querySelectorAll<HTMLElement>('.prose [data-value]'),
            (element) => element.dataset.value,
          ),
          choices: document.querySelectorAll('.choices button').length,
        }));
        await page.close();
        return facts;
      }),
    );
    expect({ slug, ...ko }).toEqual({ slug, ...en });
    expect(ko?.steps).toBeGreaterThanOrEqual(4);
  },
);

test.each(chapters)(
  '$slug: a pressed step sets the picture; the address follows, and opens the same picture again',
  async ({ slug }) => {
    const page = await open(`en/${slug}/`);
    await page.locator('.step h2 a').nth(1).click();
    await page.waitForTimeout(600);
    await page.locator('.picture-tools [aria-pressed]').click();
    const shown = await readTwin(page);
    const again = await open(page.url().replace(`${server.url}/`, ''));
    await again.locator('.picture-tools [aria-pressed]').click();
    expect(await readTwin(again)).toEqual(shown);
    // The other language opens the same state.
    await page.locator('a.language').click();
    await page.waitForSelector('html[data-ready][lang="ko"]');
    await page.locator('.picture-tools [aria-pressed]').click();
    expect(await readTwin(page)).toEqual(shown);
    await Promise.all([page.close(), again.close()]);
  },
);

test('what a teacher hides is hidden, and a value that cannot be read is said', async () => {
  const page = await open('en/bag-of-words/?hide=controls,more&weighting=none');
  expect(await page.locator('.controls, .more').count()).toBe(0);
  expect(await page.locator('.prose').count()).toBe(1);
  expect(await page.locator('.fault').textContent()).toContain('weighting');
  await page.close();
});

test.each(pages)('$path: no page scrolls sideways at 320 pixels', async ({ path }) => {
  const page = await open(`${path}/`);
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect({ path, wide }).toEqual({ path, wide: 320 });
  await page.close();
});

/** Many pages load the same files: each is compressed once. */
const compressed = new Map<string, number>();

function compressedSize(file: string): number {
  const size = compressed.get(file) ?? brotliCompressSync(readFileSync(file)).length;
  compressed.set(file, size);
  return size;
}

test('every page moves its picture within the budget', () => {
  for (const { path } of pages) {
    const folder = join('lab/dist', path);
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const files = Array.from(
      html.matchAll(/(?:href|src)="([^"]+\.(?:js|css))"/g),
      ([, file = '']) => join(folder, file),
    );
    const sizes = [join(folder, 'index.html'), ...new Set(files)].map((file) =>
      compressedSize(file),
    );
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    expect({ path, fits: kilobytes <= FIRST_PICTURE_KB }).toEqual({ path, fits: true });
  }
});

describeWorker(() => browser);
