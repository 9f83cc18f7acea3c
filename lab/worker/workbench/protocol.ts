/** What the workbench's page and its worker say to each other: calls, each with one answer, and the progress of one. */
import type { Picture } from 'malmoi';
import type { RecipeId } from './recipes.ts';

/** What stands in a file that a model can be trained on. */
export interface OpenedData {
  readonly what: 'data';
  /** `table`: named columns; `text`: lines; `tagged`: sentences whose tokens have labels; `pictures`: with captions. */
  readonly shape: 'table' | 'text' | 'tagged' | 'pictures';
  /** Of a table, or of tagged sentences besides the token itself. */
  readonly columns: readonly string[];
  /** The first rows, lines or sentences. */
  readonly preview: readonly (readonly string[])[];
  /** All rows, lines or sentences. */
  readonly count: number;
  readonly characters: number;
  /** Of pictures: those whose captions are shown. */
  readonly pictures?: readonly Picture[];
}

/** What can be asked of a model. */
export type Asking =
  | 'classify'
  | 'next'
  | 'generate'
  | 'similar'
  | 'tag'
  | 'analyze'
  | 'translate'
  | 'row'
  | 'describe';

/** A model that stands open. */
export interface OpenedModel {
  readonly what: 'model';
  readonly kind: string;
  /** What it can be asked, the most telling first. */
  readonly askings: readonly Asking[];
  /** Numbers that say how large it is: name and value. */
  readonly facts: readonly (readonly [name: Fact, value: string])[];
  /** Of a table model: the columns that it reads. */
  readonly columns: readonly string[];
  /** A word or text that it may be asked first. */
  readonly example: string;
  /** Pictures that it may be asked of. */
  readonly pictures: readonly Picture[];
  readonly hash: string;
  readonly bytes: number;
}
export type Fact =
  | 'parameters'
  | 'vocabulary'
  | 'dimensions'
  | 'classes'
  | 'units'
  | 'cell'
  | 'columns';

/** What a training depends on besides the file that was opened last. */
export interface TrainingOrder {
  readonly recipe: RecipeId;
  /** What each part of the recipe is called in the table: `{ text: 'document', label: 'label' }`. */
  readonly roles: Readonly<Record<string, string>>;
  /** The options as the page shows them. */
  readonly options: Readonly<Record<string, number | string>>;
}

/** How far a training is. */
export interface TrainingProgress {
  readonly phase: string;
  /** Share that is done; absent where the length is unknown. */
  readonly share?: number;
  /** A point of the curves, when there is one. */
  readonly point?: {
    readonly loss?: number;
    /** The loss of what was kept apart. */
    readonly heldOut?: number;
    /** The share of labels that are right in what was kept apart. */
    readonly right?: number;
  };
}

/** How a classifier did on documents that it was not trained on. */
export interface HeldOut {
  readonly documents: number;
  readonly accuracy: number;
  /** The accuracy of always saying the most frequent class of the training. */
  readonly majority: number;
  readonly classes: readonly string[];
  /** Row: true class; column: predicted class. */
  readonly confusion: readonly (readonly number[])[];
}

export interface Trained {
  readonly what: 'trained';
  readonly model: OpenedModel;
  readonly seconds: number;
  /** Whether the reader stopped it: then the model is as good as it was by then. */
  readonly stopped: boolean;
  readonly heldOut?: HeldOut;
}

/** What the reader asks the open model. */
export interface Question {
  readonly asking: Asking;
  readonly text: string;
  /** Of a table model: the cells by column. */
  readonly row?: Readonly<Record<string, string>>;
  readonly picture?: Picture;
  /** Of generation. */
  readonly seed?: number;
}

/** A share of something by name, the largest first. */
export type Shares = readonly (readonly [name: string, share: number])[];

export type Answer =
  | {
      readonly what: 'classes';
      readonly shares: Shares;
      /** What each part of the text adds to the lead before the second class, in nats. */
      readonly reasons: Shares;
      readonly runnerUp: string | undefined;
    }
  | { readonly what: 'next'; readonly shares: Shares }
  | { readonly what: 'written'; readonly text: string }
  | { readonly what: 'words'; readonly similar: Shares }
  | {
      readonly what: 'tags';
      readonly tokens: readonly string[];
      readonly columns: readonly { readonly name: string; readonly labels: readonly string[] }[];
    }
  | {
      readonly what: 'morphemes';
      readonly eojeols: readonly {
        readonly form: string;
        readonly morphemes: readonly (readonly [form: string, tag: string])[];
      }[];
      readonly spaced: string;
    }
  | { readonly what: 'translations'; readonly texts: Shares }
  | {
      readonly what: 'caption';
      readonly caption: string;
      readonly probability: number;
      /** Of each word, where in the picture it looked: places row by row; none without attention. */
      readonly looks: readonly Float32Array[];
    }
  | {
      readonly what: 'value';
      readonly predicted: string;
      readonly shares: Shares;
      readonly reasons: Shares;
    };

/** The formats in which word vectors leave. */
export const VECTOR_FILES = ['vec', 'bin', 'tsv'] as const;
export type SaveAs = 'malmoi' | (typeof VECTOR_FILES)[number];

export type Call =
  | { readonly call: 'open'; readonly file: File }
  | { readonly call: 'train'; readonly order: TrainingOrder }
  | { readonly call: 'ask'; readonly question: Question }
  | { readonly call: 'save'; readonly as: SaveAs };

/** A call with its number; `stop` ends the training that runs, and has no answer. */
export type ToWorkbench =
  | (Call & { readonly id: number; readonly language: 'ko' | 'en' })
  | { readonly call: 'stop' };

/** The answer of each call. */
export interface Answers {
  readonly open: OpenedData | OpenedModel;
  readonly train: Trained;
  readonly ask: Answer;
  readonly save: Uint8Array<ArrayBuffer>;
}

export type FromWorkbench =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: TrainingProgress }
  | { readonly kind: 'result'; readonly id: number; readonly result: Answers[keyof Answers] }
  /** One sentence in the reader's language. */
  | { readonly kind: 'failure'; readonly id: number; readonly sentence: string };
