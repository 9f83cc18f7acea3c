import type { Look } from './job-looks.ts';
import type { Checkpoint } from './protocol.ts';

/** One step of a training: step, loss, gradient norm, learning rate. */
export type Point = readonly [number, number, number, number];

/** A training that is pulled, step by step. */
export interface Job<L = Look> {
  /** Steps that a checkpoint had behind it; absent for a training that begins. */
  readonly begun?: number;
  /** Takes the next step; undefined at the end. */
  next(): Promise<Point | undefined>;
  /** Looks at the model, between two steps; changes nothing of what is trained. */
  look(at: L): Promise<unknown>;
  /** Takes the checkpoint that has become due, if one has; absent where a lost training begins anew. */
  takeCheckpoint?(): Checkpoint | undefined;
  /** The model as the bytes of its file. */
  finish(): Uint8Array<ArrayBuffer>;
}
