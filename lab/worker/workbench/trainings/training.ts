import type { AnyModel } from 'malmoi';
import type { Engine } from 'malmoi/engine';
import type { encodeModel } from 'malmoi/io';
import type { HeldOut, TrainingOrder, TrainingProgress } from '../protocol.ts';

/** What a training may be told, and what it tells. */
export interface TrainingEars {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: {
    readonly phase: string;
    readonly done: number;
    readonly total?: number;
  }) => void;
  readonly onPoint: (point: NonNullable<TrainingProgress['point']>) => void;
  /** Takes what the training leaves when it is stopped: a model as good as it is by then. */
  readonly onCheckpoint: (state: Parameters<typeof encodeModel>[0]) => Promise<void>;
}

/** A model that a training made, and how it did on what it was not shown. */
export interface Made {
  readonly model: AnyModel;
  readonly heldOut?: HeldOut;
}

/** An order with the file that it is about. */
export interface FileOrder extends TrainingOrder {
  readonly file: File;
}

/** Trains one kind of model on a file. */
export type Training = (engine: Engine, order: FileOrder, ears: TrainingEars) => Promise<Made>;

/** Reads the options of an order, of which the page has checked the ranges. */
export function readOptions({ options }: TrainingOrder): {
  number(name: string): number;
  word<T extends string>(name: string): T;
} {
  return {
    number: (name) => Number(options[name]),
    word: <T extends string>(name: string) => String(options[name]) as T,
  };
}
