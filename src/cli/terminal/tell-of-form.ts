import { sentence } from '../../base/sentence.ts';
import { findOtherForm } from '../../text/normalization/find-other-form.ts';
import { formOfPipeline, type TextPipeline } from '../../text/pipeline.ts';
import type { Environment } from '../environment.ts';
import { tell } from './tell.ts';

/** Tells the user of the first word of a text that is not in Unicode's form NFC, where the pipeline puts words in no form. */
export function tellOfForm(
  words: Iterable<string>,
  pipeline: TextPipeline,
  environment: Environment,
): void {
  const word = formOfPipeline(pipeline) === undefined ? findOtherForm(words) : undefined;
  if (word === undefined) return;
  tell(
    sentence(
      'cli/words-in-other-form',
    )`The word ${{ word: JSON.stringify(word) }} is not in Unicode's form NFC, and texts are read as they stand: the same word in NFC, as keyboards write, counts as another. Give --normalize nfc to put all texts in one form.`,
    environment,
  );
}
