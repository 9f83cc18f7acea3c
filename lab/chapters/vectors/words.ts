import type { TableName } from './state.ts';

/** The words of chapter 7's picture and controls. */
export interface VectorWords {
  readonly mapLabel: (words: number) => string;
  /** What is said of a table, by its name or the file's. */
  readonly table: (name: string, words: string, dimensions: number) => string;
  readonly shipped: Readonly<Record<TableName, string>>;
  readonly tableLabel: string;
  readonly tables: Readonly<Record<TableName, string>>;
  readonly cut: string;
  readonly opening: string;
  readonly near: string;
  readonly mean: string;
  readonly odd: string;
  readonly taskLabel: string;
  readonly tasks: Readonly<Record<'formula' | 'line-up', string>>;
  readonly formulaLabel: string;
  readonly formulaHint: string;
  readonly rowLabel: string;
  readonly rowHint: string;
  readonly inputsLabel: string;
  readonly inputs: Readonly<Record<'out' | 'in', string>>;
  readonly planeLabel: string;
  readonly planes: Readonly<Record<'words' | 'pca' | 'axes' | 'umap', string>>;
  readonly acrossLabel: string;
  readonly upLabel: string;
  readonly axisHint: string;
  readonly presetsLabel: string;
  readonly openLabel: string;
  readonly openHint: string;
}
