// The reader's own text: short in the address, long in the tab.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import check from '../../lab/chapters/language-model/check.ts';
import { FIELDS } from '../../lab/chapters/language-model/state.ts';
import { parseState } from '../../lab/shell/address.ts';
import { namesOwnText, ownTextField } from '../../lab/shell/own-text.ts';
import { listUnequal, openLab, readTwin } from './open-lab.ts';

const lab = openLab();

test('any text is printed short, and read again', () => {
  const field = ownTextField(40);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const printed = field.print(text);
      expect(printed.length).toBeLessThanOrEqual(40);
      expect(namesOwnText(new URLSearchParams({ own: printed }).toString())).toBe(text.length > 40);
      expect(field.parse(printed)).toBe(text);
    }),
  );
  expect(field.parse('tab:00000000')).toBeUndefined();
});

const TEXT = Array.from({ length: 1_200 }, (_, i) => `the ${i % 9} cats drink milk ${i % 7}`).join(
  '\n',
);
const SMALL = { cell: 'gru', hidden: '12', steps: '20', step: '20' };

test('a text from a file trains chapter 10 to the numbers of Node, stays in the tab, and is missed elsewhere', async () => {
  const page = await lab.open(
    `en/language-model/?${new URLSearchParams({ ...SMALL, text: 'own' })}`,
  );
  await page.locator('.controls input[type=file]').setInputFiles({
    ...{ name: 'cats.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) },
  });
  await page.waitForURL(/own=tab%3A[\da-f]{8}/);
  expect(await page.locator('.controls [role=status]').textContent()).toContain(
    TEXT.length.toLocaleString('en'),
  );
  expect(await page.locator('.share .fault').count()).toBe(1);
  expect(await page.locator('.snippet').textContent()).toContain("readFile('my-text.txt'");
  // Another text begins before the first step.
  const address = new URL(page.url());
  for (const [name, value] of Object.entries(SMALL)) address.searchParams.set(name, value);
  await page.goto(address.href);
  await page.waitForSelector('html[data-ready]');
  await page.locator('.picture-tools [aria-pressed]').click();
  const { values } = parseState(FIELDS, new URLSearchParams({ ...SMALL, text: 'own' }).toString());
  expect(listUnequal(await readTwin(page), await check({ ...values, own: TEXT }))).toEqual([]);
  await page.close();

  const other = await (await lab.browser().newContext()).newPage();
  await other.goto(address.href);
  await other.waitForSelector('.opening .fault');
  expect(await other.locator('.opening .fault').textContent()).toContain('own');
  await other.context().close();
});

test('chapter 5 learns from a file, too', async () => {
  const page = await lab.open('ko/word2vec-map/?text=own');
  await page.locator('.controls input[type=file]').setInputFiles({
    ...{ name: 'cats.txt', mimeType: 'text/plain', buffer: Buffer.from(TEXT) },
  });
  await page.waitForURL(/own=tab%3A[\da-f]{8}/);
  await page.waitForSelector('.picture[aria-busy=false]');
  expect(Number(await page.locator('.map-box').getAttribute('data-points'))).toBeGreaterThan(10);
  await page.close();
});
