import { isIP } from 'node:net';
import { sentence } from '../../base/sentence.ts';
import { Refusal } from '../refusal.ts';

/** Whether an address is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Refuses requests to a name that is not this machine's own: a page of another site whose name was made to point here
 * (DNS rebinding) sends that name. Only where the server listens on the loopback: elsewhere it may have any name.
 * @throws Refusal with 403
 */
export function guardHost(listening: string, header: string | undefined): void {
  if (!isLoopback(listening)) return;
  const name = (header ?? '')
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  if (isLoopback(name)) return;
  throw new Refusal(
    403,
    sentence(
      'server/other-host',
    )`This server answers on this machine alone, as localhost; the request was for another name.`,
  );
}
