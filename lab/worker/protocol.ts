/**
 * What the page and the lab worker say to each other: the only door between them. Frames come on credit, so that a
 * slow page is never flooded; points are all kept; holding a training is not pulling its next step.
 */

/** A language model to train: everything that its weights depend on. */
export interface LanguageModelSpec {
  readonly text: string;
  readonly units: 'code-points' | 'graphemes' | 'jamo';
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly hiddenSize: number;
  readonly steps: number;
  readonly seed: number;
}

/** The jobs, by name. */
export interface JobSpecs {
  readonly 'language-model': LanguageModelSpec;
}
export type JobName = keyof JobSpecs;

/** Something to look at while a model trains; it must not change what is trained. */
export interface Look {
  readonly what: 'text';
  readonly prompt: string;
  readonly length: number;
  readonly temperature: number;
  readonly seed: number;
}

export type ToWorker =
  | { readonly kind: 'hello' }
  | {
      readonly kind: 'start';
      readonly run: number;
      readonly job: JobName;
      readonly spec: JobSpecs[JobName];
    }
  /** The page has drawn: it takes this many frames more. */
  | { readonly kind: 'credit'; readonly run: number; readonly frames: number }
  /** Trains up to this step, and holds there; Infinity trains to the end. */
  | { readonly kind: 'pace'; readonly run: number; readonly until: number }
  | { readonly kind: 'look'; readonly id: number; readonly run: number; readonly at: Look }
  | { readonly kind: 'stop'; readonly run: number };

export type ToPage =
  | {
      readonly kind: 'ready';
      readonly engine: string;
      readonly threads: number;
      readonly reasons: readonly string[];
    }
  /** Points since the frame before, flat: `POINT_FIELDS` numbers each. */
  | {
      readonly kind: 'frame';
      readonly run: number;
      readonly step: number;
      readonly points: Float64Array;
    }
  | { readonly kind: 'result'; readonly id: number; readonly value: string }
  /** Trained to its end or stopped: the model as the bytes of its file, and their SHA-256. */
  | {
      readonly kind: 'end';
      readonly run: number;
      readonly step: number;
      readonly stopped: boolean;
      readonly hash: string;
      readonly bytes: Uint8Array;
    }
  /** An error by its code and values (`malmoi/messages` words it in the reader's language). */
  | {
      readonly kind: 'failure';
      readonly run: number;
      readonly id: number | undefined;
      readonly error: unknown;
    };

/** step, loss, gradient norm, learning rate */
export const POINT_FIELDS = 4;
