import type { CellName, Hold, UnitName } from './state.ts';

/** The words of chapter 14's picture and controls. */
export interface GateWords {
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
}
