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
