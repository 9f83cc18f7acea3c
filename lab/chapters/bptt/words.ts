import type { ViewName } from './state.ts';

/** The words of chapter 12's picture and controls. */
export interface BpttWords {
  readonly viewLabel: string;
  readonly views: Readonly<Record<ViewName, string>>;
  readonly picture: string;
  readonly numbers: string;
  readonly chunkLabel: string;
  readonly cutSum: string;
  readonly fullSum: string;
  readonly keptStates: (kept: number, all: number) => string;
  readonly lossLabel: string;
  readonly losses: Readonly<Record<'last' | 'each', string>>;
  readonly lengthLabel: string;
  readonly whhLabel: string;
  readonly wxhLabel: string;
  readonly biasLabel: string;
  /** Of the text. */
  readonly cutLabel: string;
  readonly barsLabel: (back: number, norm: string, from: number) => string;
  readonly smallModel: string;
  readonly textLabel: string;
  readonly textHint: string;
}
