import type { Weighting } from './state.ts';

/** The words of chapter 2's picture and controls. */
export interface BagWords {
  readonly views: Readonly<Record<'sum' | 'pairs', string>>;
  readonly weightings: Readonly<Record<Weighting, string>>;
  readonly measures: Readonly<Record<'distance' | 'cosine', string>>;
  readonly viewLabel: string;
  readonly weightingLabel: string;
  readonly measureLabel: string;
  readonly sumCaption: string;
  readonly pairsCaption: string;
  readonly sentencesCaption: string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly leftOut: (words: number) => string;
  readonly empty: string;
  readonly swap: string;
  readonly presetsLabel: string;
  readonly presets: readonly { readonly name: string; readonly text: string }[];
  readonly between: (first: string, second: string) => string;
}
