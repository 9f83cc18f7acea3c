import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Exchange } from './context.ts';

/** Seconds that a browser need not ask again. */
const MAX_AGE = '600';

/**
 * Lets pages of some sites ask, and no others.
 * @returns whether it was only asked whether a page may, which is answered
 */
export function allowOrigins(
  { incoming, outgoing, headers }: Exchange,
  origins: readonly string[],
): boolean {
  const { origin } = incoming.headers;
  headers.Vary = 'Origin';
  if (origin === undefined || !origins.includes(origin)) return false;
  headers['Access-Control-Allow-Origin'] = origin;
  headers['Access-Control-Expose-Headers'] = 'Retry-After, X-Request-Id';
  if (incoming.method !== 'OPTIONS') return false;
  outgoing.writeHead(204, {
    ...headers,
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Content-Type, Authorization, Accept-Language',
    'Access-Control-Max-Age': MAX_AGE,
  });
  outgoing.end();
  return true;
}

/**
 * Checks that origins are written as browsers send them, with which they are compared.
 * @throws UsageError for one with a path, a slash behind it, or a star
 */
export function checkOrigins(origins: readonly string[]): void {
  const wrong = origins.find((one) => !URL.canParse(one) || new URL(one).origin !== one);
  if (wrong === undefined) return;
  throw new UsageError(
    sentence(
      'server/no-origin',
    )`"${{ origin: wrong }}" is not the origin of a site; give its scheme, host and port alone, such as https://example.org.`,
  );
}
