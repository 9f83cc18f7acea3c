import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { stripTypes } from '../support/strip-types.mjs';

const ROOT = resolve('.');

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Workers of one page load the same modules again and again. */
const PROGRAM = { 'Content-Type': 'text/javascript', 'Cache-Control': 'max-age=3600' };

/** A running server. */
export interface SourceServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): void;
}

/** The programs that were served already: each page and worker loads all of them anew. */
const programs = new Map<string, Promise<string>>();

async function readProgram(file: string): Promise<string> {
  if (file.endsWith(BUNDLE)) return bundle(file.slice(0, -BUNDLE.length));
  return resolvePlatform(stripTypes(await readFile(file, 'utf8')));
}

/** The path of what `#platform/…` leads to in browsers, as package.json tells bundlers. */
const platformPath = (name: string): string => `/src/${name}/platform/browser.ts`;

const resolvePlatform = (program: string): string =>
  program.replace(
    /(['"])#platform\/([\w-]+)\1/g,
    (_, quote: string, name: string) => quote + platformPath(name) + quote,
  );

/** What a path ends in whose program comes in one file, with all that it imports. */
const BUNDLE = '.bundle.js';

/** Bundles a program: a worker that imports some hundred modules takes seconds to begin, and each test begins some. */
async function bundle(file: string): Promise<string> {
  const build = await rolldown({
    ...{ input: file, platform: 'browser', tsconfig: false },
    plugins: [
      {
        name: 'platform',
        resolveId: (id) => {
          const [, name] = /^#platform\/([\w-]+)$/.exec(id) ?? [];
          return name && ROOT + platformPath(name);
        },
      },
    ],
  });
  const { output } = await build.generate({ format: 'es', codeSplitting: false });
  await build.close();
  return output[0].code;
}

/**
 * Serves the repository's TypeScript as the modules that browsers load, types stripped: what the
 * tests run is the source, and nothing has to be built before. `worker.ts.bundle.js` is `worker.ts` in one file.
 * @param isolated whether its pages may share memory with workers
 */
export async function serveSource(isolated: boolean): Promise<SourceServer> {
  const headers = isolated ? ISOLATION : {};
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>Malmoi</title>');
      return;
    }
    const file = resolve(ROOT, `.${pathname}`);
    try {
      if (!file.startsWith(ROOT + sep)) throw new Error('outside');
      let program = programs.get(file);
      if (program === undefined) {
        program = readProgram(file);
        programs.set(file, program);
      }
      const text = await program;
      response.writeHead(200, { ...headers, ...PROGRAM });
      response.end(text);
    } catch {
      response.writeHead(404, headers);
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
