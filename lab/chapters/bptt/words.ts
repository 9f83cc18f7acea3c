/** The words of chapter 12's picture and controls. */
export interface BpttWords {
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
}
