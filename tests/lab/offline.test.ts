// The lab without a network, and on a host that isolates nothing.
import { expect, test } from 'vitest';
import { serveFolder } from '../../src/cli/lab/serve-folder.ts';
import { openLab } from './open-lab.ts';

const lab = openLab();

test('after the first visit another chapter opens with the server stopped, isolated, and computes', async () => {
  const server = await serveFolder('lab/dist', { isolated: false });
  const context = await lab.browser().newContext({ reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await page.goto(`${server.url}/ko/`);
    await page.waitForSelector('html[data-ready]');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // No reload is forced.
    expect(loads).toBe(1);
    server.close();
    await page.goto(`${server.url}/en/attention/?step=3`);
    await page.waitForSelector('html[data-ready]');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.locator('.scrubber').inputValue()).toBe('3');
    // The library's own numbers come from a script that this page had not loaded before.
    await page.waitForSelector('[data-check="equal"]');
  } finally {
    await context.close();
    server.close();
  }
});

test('one button keeps everything; another uses all cores by a single reload, and the state stays', async () => {
  const server = await serveFolder('lab/dist', { isolated: false });
  const context = await lab.browser().newContext({ reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 8 });
  });
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}/en/language-model/?hidden=8&steps=20&step=2`);
    await page.waitForSelector('.use-cores button', { timeout: 50_000 });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await page.locator('.use-cores button').click();
    await page.waitForFunction(() => crossOriginIsolated);
    await page.waitForSelector('html[data-ready]');
    expect(await page.locator('.scrubber').inputValue()).toBe('2');
    expect(await page.locator('.use-cores').count()).toBe(0);
    await page.goto(`${server.url}/ko/`);
    await page.waitForSelector('html[data-ready]');
    await page.locator('.keep-all button').click();
    await page.waitForSelector('.keep-all [data-kept=all]');
  } finally {
    await context.close();
    server.close();
  }
});
