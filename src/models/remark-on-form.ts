import { type Sentence, sentence } from '../base/sentence.ts';
import { findOtherForm } from '../text/normalization/find-other-form.ts';
import type { UnicodeForm } from '../text/normalization/text-steps.ts';

/** How much of a text a remark shows, in UTF-16 units. */
const SHOWN = 20;

/**
 * Says of texts that are not in Unicode's form NFC what a model makes of them; undefined where there is nothing to say.
 * @param form the form that the model puts texts in; undefined where it takes them as they stand
 */
export function remarkOnForm(
  texts: readonly string[],
  form: UnicodeForm | undefined,
): Sentence | undefined {
  const other = form === undefined ? findOtherForm(texts) : undefined;
  if (other === undefined) return undefined;
  return sentence(
    'models/other-form',
  )`A text is not in Unicode's form NFC (${{ text: JSON.stringify(other.slice(0, SHOWN)) }}), and the model takes texts as they stand: if it was trained on NFC, as keyboards write, it takes them for other texts. Convert them to NFC, or train it with normalization.`;
}
