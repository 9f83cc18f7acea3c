import { InputError } from '../base/errors.ts';
import { damaged, type StateReader, TEXTS, wholeNumberFrom } from '../base/read-state.ts';
import { sentence } from '../base/sentence.ts';

/**
 * Checks that there is something to tell apart.
 * @throws InputError unless there are documents of two classes
 */
export function expectClasses(documents: number, classes: readonly string[]): void {
  if (documents === 0) {
    throw new InputError(
      sentence(
        'classifier/no-documents',
      )`There are no documents to learn from; give at least two classes of them.`,
    );
  }
  if (classes.length < 2) {
    throw new InputError(
      sentence(
        'classifier/one-class',
      )`All ${{ documents }} documents have the label "${{ label: classes[0] }}"; a classifier needs at least two classes.`,
    );
  }
}

/**
 * Checks the version of a classifier's state.
 * @param known the latest version that is read
 * @param oldest the first version that is read
 * @throws InputError when it is another
 */
export function expectStateVersion(
  metadata: StateReader,
  known: number,
  oldest: number = known,
): void {
  const version = metadata.read('stateVersion', wholeNumberFrom(1));
  if (oldest <= version && version <= known) return;
  throw new InputError(
    sentence(
      'classifier/state-version',
    )`The classifier's format is ${{ version }}, but this version of Malmoi reads ${{ known }}; update malmoi.`,
  );
}

/**
 * Reads the labels of a classifier's state.
 * @throws InputError unless there are two, all different
 */
export function readLabels(metadata: StateReader): readonly string[] {
  const labels = metadata.read('labels', TEXTS);
  if (new Set(labels).size === labels.length && labels.length >= 2) return labels;
  throw damaged(sentence('classifier/labels')`it needs at least two labels, no two of them equal`);
}
