// Takes a picture of every page of the built lab, in both languages and themes, wide and narrow, to be looked at:
//
//   npm run lab:screenshots [-- chapter …]     writes .cache/lab-screenshots/
//
// Of chapters that are named, also of every step of the prose.
import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { serveFolder } from '../../src/cli/lab/serve-folder.ts';
import { launchChromium } from '../browser/chromium.ts';
import { listPages } from './pages.ts';

const FOLDER = '.cache/lab-screenshots';
const WIDTHS = [1280, 390];
const only = process.argv.slice(2);

await mkdir(FOLDER, { recursive: true });
const server = await serveFolder('lab/dist');
const browser = await launchChromium();
try {
  for (const { path, slug, language } of listPages(readdirSync('lab/chapters'))) {
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
        const steps = only.length > 0 && language === 'ko' && theme === 'light' ? page : undefined;
        const links = steps?.locator('.step h2 a');
        for (let i = 0; i < ((await links?.count()) ?? 0); i++) {
          await links?.nth(i).click();
          await page.waitForTimeout(400);
          await page.waitForSelector('.picture[aria-busy=false]');
          await page.screenshot({ path: `${FOLDER}/${name}-step-${i + 1}.png` });
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
