/** The words of chapter 6's picture and controls. */
export interface GloveWords {
  readonly viewLabel: string;
  readonly views: Readonly<Record<'count' | 'log', string>>;
  readonly countsCaption: string;
  readonly predictionsCaption: string;
  readonly shadeHint: string;
  readonly notCounted: string;
  readonly meeting: (cell: string, target: string) => string;
  readonly passes: string;
  readonly curve: string;
  readonly empty: string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly leftOut: (words: number) => string;
  readonly windowLabel: string;
  readonly dimensionsLabel: string;
  readonly xMaxLabel: string;
  readonly alphaLabel: string;
  readonly biasesLabel: string;
  readonly biases: Readonly<Record<'without' | 'with', string>>;
  readonly presetsLabel: string;
  readonly presets: readonly { readonly name: string; readonly text: string }[];
}
