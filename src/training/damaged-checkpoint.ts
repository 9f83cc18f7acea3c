import { InputError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';

/** Makes the error for a checkpoint whose parts do not fit together. */
export function damagedCheckpoint(): InputError {
  return new InputError(
    sentence(
      'training/damaged-checkpoint',
    )`The checkpoint is damaged; take another copy of it, or begin anew.`,
  );
}
