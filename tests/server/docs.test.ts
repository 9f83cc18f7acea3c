import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { koreanAnalyzerPath } from '../../src/node.ts';
import { makeSmallModels } from './small-models.ts';
import { startServer, type TestServer } from './start-server.ts';

const run = promisify(execFile);

/** The models of the page by the small ones that stand for them. */
const NAMES: Readonly<Record<string, string>> = {
  'classifier-multinomial': 'reviews',
  'lm-gru-jamo': 'writer',
  vectors: 'words',
  tagger: 'tags',
  translator: 'numbers',
  table: 'rows',
  captioner: 'shapes',
};

let folder = '';
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malmoi-serve-docs-'));
  const { paths, picture } = await makeSmallModels(folder);
  const files = [koreanAnalyzerPath()];
  for (const path of paths) {
    const name = NAMES[basename(path, '.malmoi')];
    if (name === undefined) continue;
    files.push(join(folder, `${name}.malmoi`));
    await copyFile(path, join(folder, `${name}.malmoi`));
  }
  await writeFile(join(folder, 'picture.png'), Buffer.from(picture, 'base64'));
  server = await startServer(files, { tokens: [] });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** The calls of curl on a page. */
async function callsOf(page: string): Promise<string[]> {
  const text = await readFile(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return Array.from(text.matchAll(/^(?:\$ )?(curl .*)$/gm), ([, call]) => call!);
}

const calls = await callsOf('serve.md');

describe('docs/serve', () => {
  it('has the same calls in both languages, one for every route that the server has', async () => {
    expect(await callsOf('serve.ko.md')).toEqual(calls);
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: object;
    };
    for (const path of Object.keys(document.paths)) {
      const pattern = new RegExp(`localhost:8080${path.replace('{name}', '[^/ ]+')}$`);
      expect(
        calls.some((call) => pattern.test(call)),
        path,
      ).toBe(true);
    }
  });

  it.each(calls)('is answered: %s', async (call) => {
    const { host } = new URL(server.url);
    const command = call.replace('curl ', 'curl -sS --fail ').replace('localhost:8080', host);
    // Where no curl is installed (or one before 7.82, of 2022, which knows no --json), the test has nothing to run.
    const version = await run('curl', ['--version']).catch(() => undefined);
    if (version === undefined || !/curl (?:7\.8[2-9]|7\.9|[89]|\d\d)/.test(version.stdout)) return;
    const { stdout } = await run('bash', ['-c', command], {
      cwd: folder,
      env: { ...process.env, TOKEN: 'none', LC_ALL: 'C.UTF-8' },
    });
    expect(stdout).not.toBe('');
  });
});
