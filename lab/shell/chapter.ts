import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import type { Fields, Values } from './address.ts';
import type { Player } from './player.ts';
import type { State } from './state.ts';

/** Numbers of a picture, as a table: its twin for readers who want numbers, the check, and the tests. */
export interface NumberTable {
  /** A name for the check: `d1`, `distances`. Its title stands in the chapter's texts. */
  readonly id: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `values[row][column]`, in full precision. */
  readonly values: readonly (readonly number[])[];
}

/** What a chapter computes from its state: everything that the picture shows. */
export interface Model<F extends Fields> {
  readonly state: State<F>;
  readonly player: Player;
  /** The picture's numbers at this step. */
  readonly tables: ReadonlySignal<readonly NumberTable[]>;
  /** Settles when what the picture fetches besides its own code is there; the page counts as ready then. */
  readonly loaded?: Promise<unknown>;
  /** While it is true, the picture waits for what a worker finds. */
  readonly busy?: ReadonlySignal<boolean>;
}

/** The library's own numbers for a state: by table id, `[row][column]`. Runs in Node (tests) and on the page (the chip). */
export type Check<F extends Fields> = (
  values: Values<F>,
) => Promise<Readonly<Record<string, readonly (readonly number[])[]>>>;

/** What "prove it" found: numbers found twice, by different ways. */
export interface Proof {
  /** One point a checked number: found the one way and the other. */
  readonly pairs: readonly {
    readonly name: string;
    readonly one: number;
    readonly other: number;
  }[];
  /** The largest |one − other| / max(1, |one|, |other|). */
  readonly worst: number;
}

/** A chapter without its texts. `lab/README.md` says how one is made. */
export interface Chapter<F extends Fields, M extends Model<F>, W> {
  readonly fields: F;
  createModel(state: State<F>): M;
  readonly Picture: ComponentType<{ readonly model: M; readonly words: W }>;
  readonly Controls: ComponentType<{ readonly model: M; readonly words: W }>;
  /** TypeScript that prints numbers of the screen; each `console.log(…); // what it prints`. */
  snippet(model: M): string;
  /** Loads what the chip compares with; where a worker trains, it asks the model's own. */
  loadCheck(model: M): Promise<Check<F>>;
  /** Finds the picture's numbers a second way. */
  prove(model: M): Proof | Promise<Proof>;
}

/** A question before the picture: the reader predicts, runs, and reads the explanation. */
export interface Question<F extends Fields> {
  readonly ask: ComponentChildren;
  readonly choices: readonly string[];
  /** Number of the right choice. */
  readonly answer: number;
  /** The state in which the picture answers. */
  readonly run: Partial<Values<F>>;
  readonly explain: ComponentChildren;
}

/** One short step of the prose. */
export interface ProseStep<F extends Fields, M> {
  readonly title: string;
  /** The state that the picture takes when the reader comes here. */
  readonly set: Partial<Values<F>>;
  readonly body: (model: M) => ComponentChildren;
}

/** A chapter's texts in one language. */
export interface ChapterText<F extends Fields, M, W> {
  readonly lead: ComponentChildren;
  readonly question: Question<F>;
  readonly steps: readonly ProseStep<F, M>[];
  /** One sentence that says what the picture shows now, from the data. */
  readonly summary: (model: M) => string;
  /** A title for each table of the model, by id. */
  readonly tables: Readonly<Record<string, string>>;
  /** What "prove it" does here, and what its two columns are. */
  readonly proof: {
    readonly about: ComponentChildren;
    readonly one: string;
    readonly other: string;
  };
  /** What comes next, and why. */
  readonly next: ComponentChildren;
  /** The words of the picture and of the controls. */
  readonly words: W;
}
