import type { MiddlewareHandler } from 'hono';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { ServerEnv } from './context.ts';

/** Seconds that a browser need not ask again. */
const MAX_AGE = 600;

/**
 * Lets pages of some sites ask, and no others. The headers go to Node's own answer, so that those written to it past
 * hono have them, too.
 */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const { outgoing } = c.env;
    const origin = c.req.header('origin');
    outgoing.setHeader('Vary', 'Origin');
    if (origin !== undefined && origins.includes(origin)) {
      outgoing.setHeader('Access-Control-Allow-Origin', origin);
      outgoing.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
      if (c.req.method === 'OPTIONS') {
        outgoing.setHeader('Access-Control-Allow-Methods', 'GET, POST');
        outgoing.setHeader(
          'Access-Control-Allow-Headers',
          'Content-Type, Authorization, Accept-Language',
        );
        outgoing.setHeader('Access-Control-Max-Age', MAX_AGE);
        return c.body(null, 204);
      }
    }
    return next();
  };
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
