import { MalmoiError } from '../../src/base/errors.ts';

/** What became of an input: read and used, or refused by a sentence, or a fault of Malmoi, which is described. */
export type Verdict = 'accepted' | 'refused' | { readonly fault: string };

/** Words of JavaScript that no user should read. */
const NOT_FOR_USERS = /\bundefined\b|\bNaN\b|\[object |\bInfinity\b|function \w*\(/;

/**
 * Judges what an input did.
 * @param error what was thrown; absent where the input was read and used
 * @param input the bytes, whose own words may stand in the message
 */
export function judge(error: unknown, input: Uint8Array): Verdict {
  if (error === undefined) return 'accepted';
  if (!(error instanceof MalmoiError)) {
    const { name, message, stack } = error as Error;
    const place =
      stack
        ?.split('\n')
        .find((line) => line.includes('/src/'))
        ?.trim() ?? '';
    return { fault: `${name}: ${message} ${place}` };
  }
  const [odd] = NOT_FOR_USERS.exec(error.message) ?? [];
  if (
    odd !== undefined &&
    !Buffer.from(input).includes(odd) &&
    !(isNumber(odd) && holdsOddNumber(input))
  ) {
    return { fault: `a message says "${odd}": ${error.message}` };
  }
  return 'refused';
}

const isNumber = (word: string): boolean => word === 'NaN' || word === 'Infinity';

/** Whether some four bytes are a float that is infinite or not a number: a sentence may name it. */
function holdsOddNumber(input: Uint8Array): boolean {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  for (let offset = 0; offset + 4 <= input.length; offset++) {
    if (!Number.isFinite(view.getFloat32(offset, true))) return true;
  }
  return false;
}
