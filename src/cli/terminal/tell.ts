import type { Sentence } from '../../base/sentence.ts';
import { translate } from '../../messages/format-error.ts';
import type { Environment } from '../environment.ts';

/** Writes a remark for the user to standard error, in the user's language. */
export function tell(remark: Sentence, { stderr, language = 'en' }: Environment): void {
  stderr.write(`${translate(remark, language)}\n`);
}
