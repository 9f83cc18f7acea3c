/** The words of chapter 3's picture and controls. */
export interface BayesWords {
  readonly documentsTitle: string;
  readonly tableTitle: string;
  readonly prior: string;
  readonly ladderTitle: string;
  readonly ladderLabel: (text: string) => string;
  readonly zero: string;
  readonly verdict: (name: string) => string;
  readonly noVerdict: string;
  readonly allZero: string;
  readonly documentsLabel: string;
  readonly documentsHint: string;
  readonly testLabel: string;
  readonly alphaLabel: string;
  readonly presetsLabel: string;
  readonly presets: readonly {
    readonly name: string;
    readonly documents: string;
    readonly test: string;
  }[];
  readonly empty: string;
}
