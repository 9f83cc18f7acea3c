import type { CELLS, TextName, UNIT_KINDS } from './state.ts';

/** The words of chapter 10's picture and controls. */
export interface LanguageModelWords {
  readonly lossChart: string;
  readonly stepName: string;
  readonly lossName: string;
  readonly after: (step: number) => string;
  readonly soon: string;
  readonly opening: string;
  readonly emptyText: string;
  readonly revived: (step: number) => string;
  readonly momentsLabel: string;
  readonly letterLabel: (letter: string, bits: string) => string;
  readonly expects: (before: string) => string;
  readonly drew: string;
  readonly bits: string;
  readonly restOf: (count: number) => string;
  readonly temperature: string;
  readonly topK: string;
  readonly topP: string;
  readonly textLabel: string;
  readonly texts: Readonly<Record<TextName, string>>;
  readonly ownLabel: string;
  readonly ownHint: string;
  readonly unitsLabel: string;
  readonly unitKinds: Readonly<Record<(typeof UNIT_KINDS)[number], string>>;
  readonly cellLabel: string;
  readonly cells: Readonly<Record<(typeof CELLS)[number], string>>;
  readonly sizeLabel: string;
  readonly stepsLabel: string;
  readonly promptLabel: string;
  readonly drawLabel: string;
  readonly keep: string;
  readonly kept: string;
}
