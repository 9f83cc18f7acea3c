import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from './bundle.ts';

/** What an app does: its server answers with an error's data, and its page shows that in the reader's language. */
const APP = `
import { createTextPipeline, MalmoiError } from 'malmoi';
import { describeOption, errorToData, formatError, translatePhase } from 'malmoi/messages';

export function answer(options) {
  try {
    createTextPipeline(options);
  } catch (error) {
    if (error instanceof MalmoiError) return JSON.stringify(errorToData(error));
  }
}
export const show = (json, language) => formatError(JSON.parse(json), language);
export const label = (language) => describeOption('trainGlove', 'xMax', language);
export const phase = (language) => translatePhase('epoch 2 of 5', language);
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-messages-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

it('a bundled app words errors, options and progress in the reader’s language', async () => {
  const { code, folders } = await bundle(APP, 'browser');
  expect(folders).not.toContain('cli');
  const file = join(folder, 'app.mjs');
  writeFileSync(file, code);
  const app = await import(pathToFileURL(file).href);
  const json = app.answer({ stopWord: [] });
  expect(app.show(json, 'en')).toBe(
    'createTextPipeline has no option stopWord; did you mean stopWords?',
  );
  expect(app.show(json, 'ko')).toBe(
    'createTextPipeline에는 stopWord라는 옵션이 없습니다. stopWords를 쓰려고 하셨나요?',
  );
  expect(app.label('ko')).toBe('가중치가 1이 되는 동시 출현 빈도');
  expect(app.phase('ko')).toBe('에폭 2/5');
});

it('brings no model, no engine and no reader', async () => {
  const { folders } = await bundle("export * from 'malmoi/messages'", 'browser');
  expect(folders).toEqual(['base', 'messages', 'text']);
});
