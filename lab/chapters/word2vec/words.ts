/** The words of chapter 4's picture and controls. */
export interface Word2VecWords {
  readonly windowTitle: string;
  readonly pairsTitle: string;
  readonly first: string;
  readonly second: string;
  readonly hidden: string;
  readonly softmax: string;
  readonly lossNow: string;
  readonly lossChart: string;
  readonly updates: string;
  readonly meanLoss: string;
  readonly mapTitle: string;
  readonly mapLabel: (words: string) => string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly architectureLabel: string;
  readonly architectures: Readonly<Record<'skip-gram' | 'cbow', string>>;
  readonly windowLabel: string;
  readonly dimensionsLabel: string;
  readonly rateLabel: string;
  readonly presetsLabel: string;
  readonly presets: readonly { readonly name: string; readonly text: string }[];
  readonly empty: string;
}
