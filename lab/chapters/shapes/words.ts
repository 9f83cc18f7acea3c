import type { TaskName } from './state.ts';

/** The words of chapter 9's picture and controls. */
export interface ShapeWords {
  readonly taskLabel: string;
  readonly shapes: Readonly<Record<TaskName, string>>;
  readonly tasks: Readonly<Record<TaskName, string>>;
  readonly strip: string;
  readonly input: string;
  readonly state: string;
  readonly answer: string;
  readonly closedInput: string;
  readonly closedAnswer: string;
  readonly person: (height: number, weight: number, age: number) => string;
  readonly answersOf: string;
  readonly start: string;
  readonly written: string;
  /** What a reader of another language is told beside a Korean word, or an answer's name. */
  readonly gloss: Readonly<Record<string, string>>;
  readonly unknown: string;
  readonly empty: string;
  readonly heightLabel: string;
  readonly weightLabel: string;
  readonly ageLabel: string;
  readonly drawingLabels: readonly [string, string, string, string];
  readonly textLabel: Readonly<Record<'review' | 'date' | 'spacing', string>>;
  readonly textHint: Readonly<Record<'review' | 'date' | 'spacing', string>>;
  readonly presetsLabel: string;
}
