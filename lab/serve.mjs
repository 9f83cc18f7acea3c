// Serves a folder on this machine, with the headers of a cross-origin isolated page and a strict policy.
//
//   npm run lab [-- --port 4321]
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** No style, script or connection but the site's own; the engine's helpers are blobs. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Serves a folder on the loopback interface.
 * @param isolated whether pages may share memory between workers (COOP and COEP)
 */
export async function serve(folder, { port = 0, isolated = true } = {}) {
  const root = resolve(folder);
  const headers = {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(isolated && {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
    }),
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      let file = resolve(root, `.${decodeURIComponent(pathname)}`);
      if (file !== root && !file.startsWith(root + sep)) throw new Error('outside');
      if ((await stat(file)).isDirectory()) {
        if (!pathname.endsWith('/')) {
          response.writeHead(301, { ...headers, Location: `${pathname}/` });
          response.end();
          return;
        }
        file = join(file, 'index.html');
      }
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const cache = /-[\w-]{8}\.(?:js|css|woff2)$/.test(file)
        ? 'max-age=31536000, immutable'
        : 'no-cache';
      const body = await readFile(file);
      response.writeHead(200, { ...headers, 'Content-Type': type, 'Cache-Control': cache });
      response.end(body);
    } catch {
      response.writeHead(404, { ...headers, 'Content-Type': TYPES['.txt'] });
      response.end('404');
    }
  });
  await new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const { url } = await serve(fileURLToPath(new URL('dist', import.meta.url)), {
    port: Number(values.port),
  });
  console.log(`${url}/ko/  ${url}/en/`);
}
