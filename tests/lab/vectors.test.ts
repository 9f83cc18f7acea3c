// Chapter 7: the reader's own vectors in every format, a map without WebGL, and neighborhoods by UMAP.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { answerFormula } from '../../lab/worker/map/answer-words.ts';
import { placeWords } from '../../lab/worker/map/words-on-plane.ts';
import { createRandom } from '../../src/base/random.ts';
import { handleOf, modelToBytes } from '../../src/models/index.ts';
import {
  WordList,
  WordVectors,
  writeFastTextVec,
  writeProjectorVectors,
  writeWord2vecBinary,
} from '../../src/vectors/index.ts';
import { loseWorkers, openLab, readTwin } from './open-lab.ts';

const lab = openLab();

/** Words in groups, each group around a direction of its own. */
function drawGroups(groups: number, count: number, dimensions: number): WordVectors {
  const random = createRandom(1, 'groups');
  const middles = Float32Array.from({ length: groups * dimensions }, () => random.float() * 2 - 1);
  const vectors = Float32Array.from({ length: count * dimensions }, (_, i) => {
    const group = Math.floor(i / dimensions) % groups;
    const middle = middles[group * dimensions + (i % dimensions)] ?? 0;
    return middle + 0.3 * (random.float() - 0.5);
  });
  const words = Array.from({ length: count }, (_, id) => `낱말${id}`);
  return new WordVectors({ words: WordList.of(words), vectors, dimensions });
}

const OWN = drawGroups(4, 40, 6);
const FORMULA = '낱말3';

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece.slice());
  return Buffer.concat(all);
}

const FILES: Readonly<Record<string, () => Promise<Buffer>>> = {
  'own.vec': () => bytesOf(writeFastTextVec(OWN)),
  'own.bin': () => bytesOf(writeWord2vecBinary(OWN)),
  'own.malmoi': async () => Buffer.from(modelToBytes(handleOf(OWN))),
};

async function choose(page: Page, files: readonly [name: string, buffer: Buffer][]): Promise<void> {
  await page
    .locator('.controls input[type=file]')
    .setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: '', buffer })));
  await page.waitForSelector(`.worker-says:text("${files[0]?.[0]}")`);
  await page.waitForSelector('.picture[aria-busy=false]');
  expect(await page.locator('.map-box').getAttribute('data-points')).toBe(String(OWN.size));
}

/** What the page lists as nearest is what the library says of the same vectors. */
async function expectNearest(page: Page): Promise<void> {
  const { near } = answerFormula(OWN, { formula: FORMULA, count: 8, keepInputs: false });
  const table = page.locator('.picture-tools [aria-pressed]');
  await table.click();
  const shown = await readTwin(page);
  await table.click();
  expect(shown.near?.map(([number]) => number)).toEqual(near.map(({ id }) => id + 1));
  for (const [i, { cosine }] of near.entries()) expect(shown.near?.[i]?.[1]).toBeCloseTo(cosine, 5);
}

test('own vectors are opened in each format, answer as in Node, and the table that ships comes back', async () => {
  const page = await lab.open(
    `ko/vectors/?${new URLSearchParams({ formula: FORMULA, step: '1' })}`,
  );
  // The English table lacks the word: the map is there all the same, and the page says why there is no answer.
  expect(await page.locator('.worker-says').textContent()).toContain(FORMULA);
  expect(await page.locator('.map-box').getAttribute('data-points')).toBe('8000');
  for (const [name, write] of Object.entries(FILES)) {
    await choose(page, [[name, await write()]]);
    await expectNearest(page);
  }
  // The Embedding Projector's two files.
  const vectors = await bytesOf(writeProjectorVectors(OWN));
  const words = Buffer.from(`${[...OWN.words].join('\n')}\n`);
  await choose(page, [
    ['vectors.tsv', vectors],
    ['metadata.tsv', words],
  ]);
  await expectNearest(page);
  // What is no table is said, and the one before stays on the map.
  await page.locator('.controls input[type=file]').setInputFiles('package.json');
  await page.waitForFunction(
    () => document.querySelector('.worker-says')?.textContent?.includes('package.json') === true,
  );
  await page.locator('.controls input[value=korean]').check();
  await page.waitForSelector('.map-box[data-points="6000"]');
  await page.close();
});

/** Whether the points of a map fill more than 3,000 pixels. A function, since the page's policy lets no text be run. */
const isDrawn = (): boolean => {
  const canvas = document.querySelector<HTMLCanvasElement>('.map-box canvas');
  const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let drawn = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) drawn++;
  return drawn > 3000;
};

test('without WebGL2, and when it is lost, a canvas draws the map, and a press picks a point', async () => {
  const without = await lab.browser().newPage();
  await without.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      ...given: unknown[]
    ) {
      return given[0] === 'webgl2' ? null : Reflect.apply(getContext, this, given);
    } as typeof getContext;
  });
  await without.goto(`${lab.url()}/en/vectors/?plane=pca`);
  await without.waitForSelector('html[data-ready]');
  await without.waitForSelector('.map-box[data-renderer=canvas][data-points="8000"]');
  await without.waitForFunction(isDrawn);
  const box = await without.locator('.map-box').boundingBox();
  await without.mouse.click(
    (box?.x ?? 0) + (box?.width ?? 0) / 2,
    (box?.y ?? 0) + (box?.height ?? 0) / 2,
  );
  await without.waitForFunction(
    () => !document.querySelector('.near h3')?.textContent?.includes('king'),
  );
  await without.close();

  const lost = await lab.open('en/vectors/?plane=pca');
  expect(await lost.locator('.map-box').getAttribute('data-renderer')).toBe('webgl2');
  await lost.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map-box canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await lost.waitForSelector('.map-box[data-renderer=canvas]');
  await lost.waitForFunction(isDrawn);
  await lost.close();
});

test('UMAP draws each word beside its group, those beyond its landmarks too', async () => {
  const groups = 5;
  const vectors = drawGroups(groups, 1_600, 12);
  const points = await placeWords(vectors, { by: 'umap' });
  const middles = Array.from({ length: groups }, (_, group) => {
    const ids = Array.from({ length: 200 }, (_, i) => i * groups + group);
    const mean = (axis: 0 | 1): number =>
      ids.reduce((sum, id) => sum + (points[2 * id + axis] ?? 0), 0) / ids.length;
    return [mean(0), mean(1)] as const;
  });
  const groupOf = (id: number): number => {
    const far = middles.map(([x, y]) =>
      Math.hypot((points[2 * id] ?? 0) - x, (points[2 * id + 1] ?? 0) - y),
    );
    return far.indexOf(Math.min(...far));
  };
  for (const [from, to] of [
    [0, 1_200],
    [1_200, 1_600],
  ] as const) {
    const ids = Array.from({ length: to - from }, (_, i) => from + i);
    const right = ids.filter((id) => groupOf(id) === id % groups).length;
    expect(right / ids.length).toBeGreaterThan(0.97);
  }
});

// Its last bits are those of the browser's own powers and logarithms: the page is compared with itself.
test('the page draws the neighborhoods that the library finds there', async () => {
  const page = await lab.open('en/vectors/?plane=umap&formula=king&step=1');
  await page.waitForSelector('[data-check="equal"]', { timeout: 100_000 });
  await page.close();
}, 120_000);

test('a worker that is lost is said', async () => {
  const page = await lab.browser().newPage();
  await loseWorkers(page);
  await page.goto(`${lab.url()}/ko/vectors/`);
  await page.locator('.worker-says', { hasText: '워커가 멈췄습니다' }).waitFor();
  await page.close();
});
