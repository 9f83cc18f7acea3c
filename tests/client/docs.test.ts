import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as client from '../../src/client/index.ts';
import { golden, startServer, type TestServer } from '../server/start-server.ts';
import { readSnippets, runSnippet } from '../snippets.ts';

let folder = '';
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-client-'));
  copyFileSync(golden('classifier-multinomial'), join(folder, 'reviews.malmoi'));
  copyFileSync(golden('lm-gru-jamo'), join(folder, 'writer.malmoi'));
  server = await startServer([folder]);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

it.each(readSnippets(['client.md', 'client.ko.md']))(
  '$name prints what it says',
  async ({ code }) => {
    expect(code).toContain("'http://localhost:8080'");
    const { printed, expected } = await runSnippet(
      code.replace('http://localhost:8080', server.url),
      client,
    );
    expect(printed.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  },
);
