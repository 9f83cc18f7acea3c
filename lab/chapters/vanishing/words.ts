import type { ViewName } from './state.ts';

/** The words of chapter 13's picture and controls. */
export interface VanishingWords {
  readonly viewLabel: string;
  readonly views: Readonly<Record<ViewName, string>>;
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
  /** Of the lanes. */
  readonly weights: string;
  readonly laneLabel: (cell: string, back: number, norm: string) => string;
  readonly gainLabel: string;
  readonly lagLabel: string;
  readonly clipLabel: string;
  readonly seedLabel: string;
  /** Of the letters. */
  readonly far: string;
  readonly lettersLabel: (cell: string) => string;
  readonly letterLabel: (letter: string, norm: string) => string;
  readonly smallModels: string;
  readonly positionLabel: string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly texts: readonly { readonly name: string; readonly text: string; readonly at?: number }[];
}
