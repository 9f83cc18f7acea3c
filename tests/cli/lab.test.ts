import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedFolder, serveFolder } from '../../src/cli/lab/serve-folder.ts';
import { runCommand } from './run-command.ts';

describe('serveFolder', () => {
  let served: ServedFolder;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'malmoi-lab-'));
    await mkdir(join(folder, 'site/ko'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'site/ko/index.html'), '<p>안녕');
    await writeFile(join(folder, 'site/page-a1b2c3d4.js'), '1');
    served = await serveFolder(join(folder, 'site'));
  });
  afterAll(() => served.close());

  it('serves pages that are isolated, and ask nothing of others', async () => {
    const response = await fetch(`${served.url}/ko/`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<p>안녕');
    const { headers } = response;
    expect(headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('lets files that are named by their content be kept', async () => {
    const { headers } = await fetch(`${served.url}/page-a1b2c3d4.js`);
    expect(headers.get('cache-control')).toBe('max-age=31536000, immutable');
  });

  it.each(['/none', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%'])(
    'answers 404 for %s',
    async (path) => {
      // fetch would tidy the path up first.
      const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
      socket.end(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      let answer = '';
      for await (const chunk of socket.setEncoding('utf8')) answer += chunk;
      expect(answer).toMatch(/^HTTP\/1\.1 404/);
      expect(answer).not.toContain('secret');
    },
  );
});

describe('malmoi lab', () => {
  it('prints the address in the reader’s language, and ends by Ctrl-C without a complaint', async () => {
    const { code, stdout, stderr } = await runCommand(
      ['lab', '--lang', 'ko'],
      undefined,
      AbortSignal.abort(),
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^실험실 주소: http:\/\/127\.0\.0\.1:\d+\/ko\/ \(Ctrl-C를 누르면 끝납니다\)\n$/,
    );
  });

  it('refuses a port that is taken, or that is none', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = Object(other.address());
    const taken = await runCommand(['lab', '--port', String(port)]);
    other.close();
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain(`Port ${port} cannot be had (EADDRINUSE); give another --port`);
    for (const wrong of ['70000', '0', 'x']) {
      const { code, stderr } = await runCommand(['lab', '--port', wrong]);
      expect([code, stderr.includes(wrong)]).toEqual([2, true]);
    }
  });
});
