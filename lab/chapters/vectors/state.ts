import { choiceField, textField, type Values, wholeField } from '../../shell/address.ts';

/** The state of chapter 7. */
export const FIELDS = {
  task: choiceField(['formula', 'line-up'], 'formula'),
  formula: textField('king - man + woman', 80),
  /** Words of which one does not belong, between spaces. */
  row: textField('breakfast dinner supper river', 80),
  /** Whether the words of the formula are left out of its answers. */
  inputs: choiceField(['out', 'in'], 'out'),
  plane: choiceField(['words', 'pca', 'axes', 'umap'], 'words'),
  /** From one word to another, rightwards and upwards. */
  across: textField('man woman', 40),
  up: textField('young old', 40),
  /** How far the formula is drawn; of a row, whether it has spoken. */
  step: wholeField(0, 0, 3),
};
export type VectorFields = typeof FIELDS;

/** Words between spaces. */
export function readRow(row: string): readonly string[] {
  const words = row.normalize('NFC').split(/\s+/).filter(Boolean);
  return [...new Set(words)];
}

/** king − man + woman, as the chapter begins with it. */
export const QUEEN: Partial<Values<VectorFields>> = {
  ...{ task: 'formula', formula: 'king - man + woman', inputs: 'out', plane: 'words' },
};

/** Meals, and a word that is none. */
export const LUNCH: Partial<Values<VectorFields>> = {
  ...{ task: 'line-up', row: 'breakfast dinner supper river', plane: 'pca' },
};
