import { PASSWORD_VARIABLE } from '../../store/address.ts';
import type { ConnectOptions } from '../../store/index.ts';
import type { Environment } from '../environment.ts';

/** How commands connect to a store: with the password of the environment alone, until Ctrl-C. */
export function connectionOf({ signal }: Pick<Environment, 'signal'>): ConnectOptions {
  const { [PASSWORD_VARIABLE]: password } = process.env;
  return { signal, ...(password !== undefined && { password }) };
}
