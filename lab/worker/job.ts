import type { Look } from './protocol.ts';

/** One step of a training: step, loss, gradient norm, learning rate. */
export type Point = readonly [number, number, number, number];

/** A training that is pulled, step by step. */
export interface Job {
  /** Takes the next step; undefined at the end. */
  next(): Promise<Point | undefined>;
  look(at: Look): Promise<string>;
  /** The model as the bytes of its file. */
  finish(): Uint8Array<ArrayBuffer>;
}
