import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A folder that is being served. */
export interface ServedFolder {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  close(): void;
}

/** Options of `serveFolder`. */
export interface ServedFolderOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** Whether pages may share memory between workers (COOP and COEP). Default: yes. */
  readonly isolated?: boolean;
}

/** No style, script or connection but the site's own; the engine's helpers are blobs. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Names that a build gives by content: what is under them never changes. */
const HASHED = /-[\w-]{8}\.(?:js|css|woff2|wasm)$/;

/**
 * Serves a folder of a static site on the loopback interface, as it is when this is called, with a strict policy.
 * @throws the system's error when the port cannot be had
 */
export async function serveFolder(
  folder: string,
  { port = 0, isolated = true }: ServedFolderOptions = {},
): Promise<ServedFolder> {
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        HASHED.test(path) ? 'max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const headers = {
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(isolated && ISOLATION),
  };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('404');
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const address: AddressInfo | string | null = server.address();
  const at = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${at}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
