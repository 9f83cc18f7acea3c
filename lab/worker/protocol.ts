/**
 * What the page and the lab worker say to each other: the only door between them. Frames come on credit, so that a
 * slow page is never flooded; points are all kept; holding a training is not pulling its next step.
 */
import type { JobName, Jobs, Look, ModelFile } from './job-looks.ts';

/** A training as another worker can go on with it. */
export interface SavedTraining {
  /** The bytes of the trainer's checkpoint. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The losses of the steps that are behind it. */
  readonly losses: readonly number[];
  /** What they have taken. */
  readonly milliseconds: number;
}

/** Where an interrupted run goes on: its trainings, and what the job remembers beside them. */
export interface Checkpoint {
  readonly step: number;
  readonly trainings: readonly SavedTraining[];
  /** The weights after steps that may be looked at again, by step. */
  readonly moments?: ReadonlyMap<number, readonly Float32Array[]>;
}

/** A run to start. */
export type Start = {
  readonly [J in JobName]: {
    readonly kind: 'start';
    readonly run: number;
    readonly job: J;
    readonly spec: Jobs[J]['spec'];
    readonly from?: Checkpoint;
  };
}[JobName];

export type ToWorker =
  | { readonly kind: 'hello' }
  /** Asks for a sign of life. */
  | { readonly kind: 'ping' }
  | Start
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
  | { readonly kind: 'pong' }
  /** Points since the frame before, flat: `POINT_FIELDS` numbers each. */
  | {
      readonly kind: 'frame';
      readonly run: number;
      readonly step: number;
      readonly points: Float64Array;
    }
  | {
      readonly kind: 'result';
      readonly run: number;
      readonly id: number;
      readonly value: unknown;
    }
  /** From here another worker can go on, should this one be lost. */
  | { readonly kind: 'checkpoint'; readonly run: number; readonly checkpoint: Checkpoint }
  /** Trained to its end or stopped: the model as the bytes of its file, and their SHA-256. */
  | ({
      readonly kind: 'end';
      readonly run: number;
      readonly step: number;
      readonly stopped: boolean;
    } & ModelFile)
  /** An error by its code and values (`malmoi/messages` words it in the reader's language). */
  | {
      readonly kind: 'failure';
      readonly run: number;
      readonly id: number | undefined;
      readonly error: unknown;
    };

/** step, loss, gradient norm, learning rate */
export const POINT_FIELDS = 4;
