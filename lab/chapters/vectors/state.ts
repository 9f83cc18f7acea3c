import { choiceField, textField, type Values, wholeField } from '../../shell/address.ts';

/** The tables that ship. */
export const TABLES = ['english', 'korean'] as const;
export type TableName = (typeof TABLES)[number];

/** The state of chapter 7. */
export const FIELDS = {
  table: choiceField(TABLES, 'english'),
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

/** What is asked of a table at first: a formula, a row, and the axes' words. */
export const BEGINNINGS: Readonly<
  Record<TableName, Pick<Values<VectorFields>, 'formula' | 'row' | 'across' | 'up'>>
> = {
  english: {
    ...{ formula: 'king - man + woman', row: 'breakfast dinner supper river' },
    ...{ across: 'man woman', up: 'young old' },
  },
  korean: {
    ...{ formula: '아빠 - 남자 + 여자', row: '강아지 고양이 늑대 극장' },
    ...{ across: '남자 여자', up: '지루하다 재밌다' },
  },
};

/** king − man + woman, as the chapter begins with it. */
export const QUEEN: Partial<Values<VectorFields>> = {
  ...{ table: 'english', task: 'formula', formula: 'king - man + woman' },
  ...{ inputs: 'out', plane: 'words' },
};

/** The Korean table: who stands to a drama as the director does to a film. */
export const WRITER: Partial<Values<VectorFields>> = {
  ...{ table: 'korean', task: 'formula', formula: '감독 - 영화 + 드라마' },
  ...{ inputs: 'out', plane: 'words' },
};

/** Meals, and a word that is none. */
export const LUNCH: Partial<Values<VectorFields>> = {
  ...{ table: 'english', task: 'line-up', row: 'breakfast dinner supper river', plane: 'pca' },
};
