import type { Asking, Fact } from '../worker/workbench/protocol.ts';
import type { OptionName, RecipeId } from '../worker/workbench/recipes.ts';
import type { SampleId } from './samples.ts';

/** The workbench's texts in one language. */
export interface WorkbenchWords {
  readonly lead: string;
  readonly privacy: string;
  readonly data: {
    readonly title: string;
    readonly drop: string;
    readonly choose: string;
    readonly kinds: string;
    readonly paste: string;
    readonly pasteHint: string;
    readonly use: string;
    readonly samples: string;
    readonly sample: Readonly<Record<SampleId, string>>;
    readonly reading: string;
    readonly found: {
      readonly table: (rows: number, columns: number) => string;
      readonly text: (lines: number, characters: number) => string;
      readonly tagged: (sentences: number, columns: string) => string;
      readonly pictures: (count: number) => string;
    };
    readonly preview: string;
  };
  readonly recipe: {
    readonly title: string;
    readonly about: string;
    readonly name: Readonly<Record<RecipeId, string>>;
    /** One sentence on what it learns. */
    readonly does: Readonly<Record<RecipeId, string>>;
    readonly role: Readonly<Record<'text' | 'label' | 'target' | 'source', string>>;
    readonly option: Readonly<Record<OptionName, string>>;
    readonly choice: Readonly<Record<string, string>>;
  };
  readonly training: {
    readonly title: string;
    readonly start: string;
    readonly stop: string;
    readonly remaining: (seconds: number) => string;
    readonly done: (seconds: string) => string;
    readonly stopped: (seconds: string) => string;
    readonly chart: string;
    readonly loss: string;
    readonly heldOut: string;
    readonly reports: string;
    readonly accuracy: (percent: string, documents: number, majority: string) => string;
    readonly right: (percent: string) => string;
    readonly confusion: string;
    readonly truth: string;
    readonly prediction: string;
  };
  readonly use: {
    readonly title: string;
    readonly kind: Readonly<Record<string, string>>;
    readonly fact: Readonly<Record<Fact, string>>;
    readonly nothing: string;
    readonly asking: Readonly<Record<Asking, string>>;
    readonly input: Readonly<Record<Asking, string>>;
    readonly hint: Readonly<Record<Asking, string>>;
    readonly ask: string;
    readonly again: string;
    readonly example: Readonly<Record<Exclude<Asking, 'similar' | 'row' | 'describe'>, string>>;
    readonly picture: (number: number) => string;
    readonly ownPicture: string;
    readonly noPicture: string;
    /** Where each word of a caption looked. */
    readonly looks: string;
    readonly probability: string;
    readonly reasons: (first: string, second: string) => string;
    readonly reasonsOfValue: string;
    readonly similarity: string;
    readonly spaced: string;
    readonly end: string;
  };
  readonly keep: {
    readonly title: string;
    readonly about: string;
    readonly hash: string;
    readonly bytes: (bytes: string) => string;
    readonly model: string;
    readonly inBrowser: string;
    readonly kept: string;
    readonly vectors: Readonly<Record<'vec' | 'bin' | 'tsv', string>>;
    readonly command: string;
  };
  readonly fault: string;
}
