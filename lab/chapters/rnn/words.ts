/** The words of chapter 8's picture and controls. */
export interface RnnWords {
  readonly modes: Readonly<Record<'read' | 'train', string>>;
  readonly modeLabel: string;
  readonly shapes: Readonly<Record<'unrolled' | 'rolled', string>>;
  readonly shapeLabel: string;
  readonly output: string;
  readonly state: string;
  readonly input: string;
  readonly target: string;
  readonly outputCaption: string;
  readonly stateCaption: string;
  readonly weightsTitle: string;
  readonly weightsHint: string;
  readonly matrixCaption: (name: string) => string;
  readonly lossChart: string;
  readonly updates: string;
  readonly loss: string;
  readonly allRight: (updates: number) => string;
  readonly writes: string;
  readonly wordLabel: string;
  readonly wordHint: string;
  readonly hiddenLabel: string;
  readonly startLabel: string;
  readonly otherLabel: string;
  readonly none: string;
  readonly difference: (letter: string) => string;
  readonly resetWeights: string;
  readonly tooShort: string;
  readonly loop: string;
}
