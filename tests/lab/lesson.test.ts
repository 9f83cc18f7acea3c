// A lesson by one address: long texts, and values that a teacher fixed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDamaged, packParameters, unpackParameters } from '../../lab/shell/long-address.ts';
import { openLab, readTwin } from './open-lab.ts';

const lab = openLab();

test('what is packed for the address is unpacked again, and no address is long', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 3_000 }),
      fc.constantFrom('', 'hide=prose', 'lock=all&embed=1'),
      async (text, others) => {
        const search = new URLSearchParams({ text, seed: '7' }).toString();
        const packed = await packParameters(search);
        const address = [packed, others].filter(Boolean).join('&');
        const found = new URLSearchParams(await unpackParameters(address));
        const given = new URLSearchParams([search, others].filter(Boolean).join('&'));
        expect([...found].sort()).toEqual([...given].sort());
        expect(packed.length).toBeLessThan(Math.max(3_000, 8 * text.length));
      },
    ),
    { numRuns: 50 },
  );
  const prose = '말모이는 우리말 사전의 이름입니다. '.repeat(100);
  expect(
    (await packParameters(new URLSearchParams({ text: prose }).toString())).length,
  ).toBeLessThan(300);
});

test('a link that was cut short opens with the defaults', async () => {
  expect(isDamaged(await unpackParameters('packed=AAAA&hide=prose'))).toBe(true);
  expect(isDamaged(await unpackParameters('packed=not*base64'))).toBe(true);
  const page = await lab.open('en/bag-of-words/?packed=AAAA');
  expect(await page.locator('.fault').textContent()).toContain('packed');
  await page.close();
});

test('everybody who opens a lesson sees the same numbers, and cannot change what is fixed', async () => {
  const search = `text=${encodeURIComponent('I study math and you study art')}&seed=11&step=3&lock=all&hide=prose`;
  const seen: unknown[] = [];
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    const page = await lab.open(`ko/word2vec/?${search}`);
    await page.setViewportSize(viewport);
    await page.locator('.picture-tools [aria-pressed]').click();
    seen.push(await readTwin(page));
    expect(await page.locator('.prose').count()).toBe(0);
    expect(await page.locator('.locked').textContent()).toContain('seed');
    // The controls are out of use, and the prose's links too; the next step is still free.
    expect(await page.locator('.controls textarea').first().isDisabled()).toBe(true);
    const before = JSON.stringify(await readTwin(page));
    await page.locator('.picture').focus();
    await page.keyboard.press('.');
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.scrubber')?.value === '4',
    );
    expect(JSON.stringify(await readTwin(page))).not.toBe(before);
    await page.close();
  }
  expect(seen[0]).toEqual(seen[1]);
});

test('a long text goes into the address packed, and comes back', async () => {
  const text = Array.from({ length: 22 }, (_, i) => `고양이가 우유를 ${i}번 마신다`).join('\n');
  const page = await lab.open('ko/bag-of-words/');
  await page.locator('.controls textarea').first().fill(text);
  await page.waitForURL(/[?&]packed=/);
  const again = await lab.open(page.url().slice(lab.url().length + 1));
  expect(await again.locator('.controls textarea').first().inputValue()).toBe(text);
  await Promise.all([page.close(), again.close()]);
});
