// Takes a picture of every page of the built lab, in both languages and themes, wide and narrow, to be looked at:
//
//   npm run lab:build && npm run lab:screenshots [-- chapter …]     writes .cache/lab-screenshots/
import { mkdir } from 'node:fs/promises';
import { serve } from '../../lab/serve.mjs';
import { launchChromium } from '../browser/chromium.ts';
import { listPages } from './pages.ts';

const FOLDER = '.cache/lab-screenshots';
const WIDTHS = [1280, 390];
const only = process.argv.slice(2);

await mkdir(FOLDER, { recursive: true });
const server = await serve('lab/dist');
const browser = await launchChromium();
try {
  for (const { path, slug, language } of await listPages()) {
    if (only.length > 0 && !only.includes(slug ?? 'home')) continue;
    for (const theme of ['light', 'dark'] as const) {
      for (const width of WIDTHS) {
        const page = await browser.newPage({
          viewport: { width, height: width > 600 ? 800 : 844 },
          colorScheme: theme,
        });
        await page.goto(`${server.url}/${path}/`);
        await page.waitForSelector('html[data-ready]');
        await page.waitForTimeout(400);
        const name = `${slug ?? 'home'}-${language}-${theme}-${width}`;
        await page.screenshot({ path: `${FOLDER}/${name}.png` });
        if (language === 'ko' && theme === 'light') {
          await page.screenshot({ path: `${FOLDER}/${name}-whole.png`, fullPage: true });
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
