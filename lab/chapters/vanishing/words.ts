/** The words of chapter 13's picture and controls. */
export interface VanishingWords {
  readonly layersCaption: string;
  readonly x: string;
  readonly sum: string;
  readonly h: string;
  readonly factor: string;
  readonly chartLabel: (text: string) => string;
  readonly stepsBack: string;
  readonly allLabel: string;
  readonly countLabel: string;
  readonly stateLabel: string;
  readonly inputWeightLabel: string;
  readonly biasLabel: string;
  readonly startLabel: string;
  readonly presetsLabel: string;
  readonly presets: readonly {
    readonly name: string;
    readonly inputs: readonly number[];
    readonly state: number;
    readonly input: number;
    readonly bias: number;
  }[];
}
