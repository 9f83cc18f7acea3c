import { InputError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import { PASSWORD_VARIABLE } from './address.ts';

/** What a later try may well not meet again, by Node's names and ClickHouse's numbers. */
const PASSING: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH'],
  // Timeout, too many queries, socket timeout, network, too many parts, every connection failed.
  ...['159', '202', '209', '210', '252', '279'],
]);

/** ClickHouse's numbers of who may not enter: unknown user, wrong password, none, and what servers of today say. */
const NO_ENTRY: ReadonlySet<string> = new Set(['192', '193', '194', '516']);

/** ClickHouse's numbers of what a user may not do: anything but reading, and a statement without its privilege. */
const FORBIDDEN: ReadonlySet<string> = new Set(['164', '497']);

/** Returns whether a statement failed since the user may not run it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof InputError && FORBIDDEN.has(codeOf(error.cause));
}

/** Returns whether a failed statement may well succeed when it is tried again. */
export function isPassing(cause: unknown): boolean {
  return PASSING.has(codeOf(cause));
}

/**
 * Says in a sentence why a statement failed: the network, the server, or something that is no ClickHouse.
 * @param user who asked
 */
export function describeFailure(cause: unknown, user: string): Sentence {
  const code = codeOf(cause);
  const { message } = cause as Error;
  if (NO_ENTRY.has(code)) {
    return sentence(
      'store/no-entry',
    )`the server does not let "${{ user }}" in; check the user in the address and the password, which commands read from ${{ variable: PASSWORD_VARIABLE }}`;
  }
  if (/CERT|VERIFY/.test(code)) {
    return sentence(
      'store/certificate',
    )`the server's certificate is not trusted (${{ problem: message }}); start Node with NODE_EXTRA_CA_CERTS and the file of the certificate's authority`;
  }
  if (/^\d+$/.test(code)) {
    const [, problem = message] = CLICKHOUSE_ERROR.exec(message) ?? [];
    return sentence('store/refused')`the server refused: ${{ problem: problem.trim() }}`;
  }
  if (code !== '') {
    return sentence(
      'store/no-answer',
    )`the server does not answer (${{ problem: message.trim() || code }}); check the address, and that ClickHouse runs there`;
  }
  return notClickHouse();
}

/** What is wrong where another program listens. */
export function notClickHouse(): Sentence {
  return sentence(
    'store/not-clickhouse',
  )`what answers there is not ClickHouse; check the address: its port is the one for HTTP, 8123 by default`;
}

/** An error as ClickHouse words it, old versions with the name of its class before and behind. */
const CLICKHOUSE_ERROR =
  /^Code: \d+[.,] (?:e\.displayText\(\) = )?DB::Exception: (.*?)(?:, e\.what\(\) = .*)?$/s;

/** Node's name of what went wrong, or ClickHouse's number; empty where neither has said anything. */
function codeOf(cause: unknown): string {
  const { code, message = '' } = cause as { code?: string; message?: string };
  // An error of its own may come without a code where the server ended in the middle of an answer.
  if (/socket hang up|Timeout error|aborted/.test(message)) return code ?? 'ECONNRESET';
  return code ?? /^Code: (\d+)/.exec(message)?.[1] ?? '';
}
