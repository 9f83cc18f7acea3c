import { createHash, timingSafeEqual } from 'node:crypto';
import { sentence } from '../../base/sentence.ts';
import { Refusal } from '../refusal.ts';

/** Checks bearer tokens, in a time that tells nothing of them. */
export class TokenChecker {
  readonly #digests: readonly Buffer[];

  constructor(tokens: readonly string[]) {
    this.#digests = tokens.map(digest);
  }

  /** Whether a token is asked for at all. */
  get isOn(): boolean {
    return this.#digests.length > 0;
  }

  /**
   * Finds whose token a request bears.
   * @returns the token's number, from 1
   * @throws Refusal with 401 when it bears none, or an unknown one
   */
  check(authorization: string | undefined): number {
    const given = /^Bearer +([^\s]+)\s*$/i.exec(authorization ?? '')?.[1];
    const own = digest(given ?? '');
    let found = 0;
    // All are compared, whichever is right.
    this.#digests.forEach((known, i) => {
      if (timingSafeEqual(known, own)) found = i + 1;
    });
    if (given !== undefined && found > 0) return found;
    throw new Refusal(
      401,
      sentence(
        'server/no-token',
      )`This server asks for a token: send the header "Authorization: Bearer …" with one that it knows.`,
      { 'WWW-Authenticate': 'Bearer' },
    );
  }
}

/** Digests are of one length, whatever the tokens are. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
