import type { Budget, CellName, Hold, RaceText, UnitName, ViewName } from './state.ts';

/** The words of chapter 14's picture and controls. */
export interface GateWords {
  readonly viewLabel: string;
  readonly views: Readonly<Record<ViewName, string>>;
  readonly cellLabel: string;
  readonly cells: Readonly<Record<CellName, string>>;
  readonly unitLabel: string;
  readonly units: Readonly<Record<UnitName, string>>;
  readonly machine: Readonly<Record<CellName, string>>;
  readonly captions: Readonly<
    Record<'before' | 'f' | 'i' | 'g' | 'o' | 'c' | 'h' | 'x' | 'z' | 'r' | 'n' | 'scale', string>
  >;
  readonly heat: string;
  readonly goTo: (place: number, character: string) => string;
  readonly start: string;
  readonly empty: string;
  readonly holdLabels: Readonly<Record<'f' | 'i' | 'o' | 'z' | 'r', string>>;
  readonly holds: Readonly<Record<Hold, string>>;
  readonly biasLabel: string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly presetsLabel: string;
  readonly presets: readonly { readonly name: string; readonly text: string }[];
  /** Of a kept model. */
  readonly byHand: string;
  readonly noGates: string;
  /** Of the race. */
  readonly updates: string;
  readonly loss: string;
  readonly raceLabel: (step: number) => string;
  readonly raceCaption: string;
  readonly hiddenUnits: string;
  readonly weights: string;
  readonly memory: string;
  readonly seconds: string;
  readonly clockNote: string;
  readonly keep: string;
  readonly kept: string;
  readonly after: (steps: number) => string;
  readonly raceTextLabel: string;
  readonly raceTexts: Readonly<Record<RaceText, string>>;
  readonly ownLabel: string;
  readonly ownHint: string;
  readonly emptyText: string;
  readonly budgetLabel: string;
  readonly budgets: Readonly<Record<Budget, string>>;
  readonly seedLabel: string;
}
