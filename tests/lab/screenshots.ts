// Takes a picture of every page of the built lab, in both languages and themes, at three widths, to be looked at:
//
//   npm run lab:screenshots [-- chapter … --languages ko,en --themes light,dark --widths 390,768,1280]
//
// Of chapters that are named, also of the whole page and of every step of the prose. They stand in .cache/lab-screenshots/.
import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { serveFolder } from '../../src/cli/lab/serve-folder.ts';
import { launchChromium } from '../browser/chromium.ts';
import { listPages } from './pages.ts';

const FOLDER = '.cache/lab-screenshots';

/** How long a page may train before its picture is whole, on a busy machine. */
const LONGEST_TRAINING_MS = 180_000;

const list = { type: 'string' } as const;
const { positionals: only, values } = parseArgs({
  allowPositionals: true,
  options: { languages: list, themes: list, widths: list },
});
const languages = (values.languages ?? 'ko,en').split(',');
const themes = (['light', 'dark'] as const).filter((one) =>
  (values.themes ?? 'light,dark').split(',').includes(one),
);
const widths = (values.widths ?? '1280,768,390').split(',').map(Number);

await mkdir(FOLDER, { recursive: true });
const server = await serveFolder('lab/dist');
const browser = await launchChromium();
try {
  for (const { path, slug, language } of listPages(readdirSync('lab/chapters'))) {
    if (only.length > 0 && !only.includes(slug ?? 'home')) continue;
    if (!languages.includes(language)) continue;
    for (const theme of themes) {
      for (const width of widths) {
        const page = await browser.newPage({
          viewport: { width, height: width > 600 ? 800 : 844 },
          colorScheme: theme,
        });
        page.setDefaultTimeout(LONGEST_TRAINING_MS);
        await page.goto(`${server.url}/${path}/`);
        await page.waitForSelector('html[data-ready]');
        await page.waitForTimeout(400);
        const name = `${FOLDER}/${slug ?? 'home'}-${language}-${theme}-${width}`;
        await page.screenshot({ path: `${name}.png` });
        const links = only.length > 0 ? page.locator('.step h2 a') : undefined;
        if (links !== undefined) {
          await page.screenshot({ path: `${name}-whole.png`, fullPage: true });
        }
        for (let i = 0; i < ((await links?.count()) ?? 0); i++) {
          await links?.nth(i).click();
          await page.waitForTimeout(400);
          await page.waitForSelector('.picture[aria-busy=false]');
          await page.screenshot({ path: `${name}-step-${i + 1}.png` });
        }
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
