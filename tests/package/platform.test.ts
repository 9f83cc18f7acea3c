import { expect, test } from 'vitest';
import * as browserEngine from '../../src/engine/platform/browser.ts';
import * as nodeEngine from '../../src/engine/platform/node.ts';
import * as browserIo from '../../src/io/platform/browser.ts';
import * as nodeIo from '../../src/io/platform/node.ts';

test.each([
  ['engine', nodeEngine, browserEngine],
  ['io', nodeIo, browserIo],
])('#platform/%s has the same names on both sides', (_, node, browser) => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort());
});

test('the browser side refuses paths with what to give instead, and keeps scratch in memory where there is no private file system', async () => {
  await expect(browserIo.readFileBytes('a.malmoi')).rejects.toThrow(
    '"a.malmoi" is a path, and a browser opens none; give a File, a Blob or the bytes themselves.',
  );
  await expect(browserIo.writeFileAtomic('a.malmoi', [])).rejects.toThrow('download');
  const scratch = await browserIo.openScratch();
  const file = await scratch.createFile();
  await file.write(Uint8Array.of(1, 2, 3));
  expect(await file.read(1, 2)).toEqual(Uint8Array.of(2, 3));
});

test('the browser side of the engine has no add-on, as a sentence', () => {
  expect(browserEngine.loadAddOn()).toMatchObject({ code: 'engine/no-add-on-in-browser' });
});

test('the browser side counts one core where there are no workers, as here', () => {
  expect(browserEngine.workerPlatform.cores()).toBe(1);
});
