import type { TextName } from './state.ts';

/** The words of chapter 5's picture and controls. */
export interface WordMapWords {
  readonly mapLabel: (words: number, step: number) => string;
  readonly read: (words: string) => string;
  readonly neighborsOf: string;
  /** Said of a word without a vector, before the end and at it. */
  readonly unseen: string;
  readonly unseenYet: string;
  readonly opening: string;
  readonly emptyText: string;
  readonly noLoss: string;
  readonly lossChart: string;
  readonly passes: string;
  readonly loss: string;
  readonly textLabel: string;
  readonly texts: Readonly<Record<TextName, string>>;
  readonly ownLabel: string;
  readonly ownHint: string;
  readonly probesLabel: string;
  readonly probesHint: string;
  readonly unitsLabel: string;
  readonly units: Readonly<Record<'words' | 'stems', string>>;
  readonly jamoLabel: string;
  readonly jamo: Readonly<Record<'no' | 'yes', string>>;
  readonly windowLabel: string;
  readonly dimensionsLabel: string;
  readonly negativesLabel: string;
}
