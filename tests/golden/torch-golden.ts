import { readFileSync } from 'node:fs';
import type { CellKind } from '../../src/nn/cells/index.ts';

/** A tensor as the Python scripts write it. */
export interface GoldenTensor {
  readonly shape: number[];
  readonly data: number[];
}

/** One recurrent case of torch-recurrent.json or torch-peephole.json. */
export interface RecurrentCase {
  readonly cell: CellKind;
  readonly form: 'reset-before' | 'reset-after' | null;
  readonly steps: number;
  readonly batch: number;
  readonly inputs: number;
  readonly hidden: number;
  readonly layers: number;
  readonly bidirectional: boolean;
  readonly lengths: number[] | null;
  readonly x: GoldenTensor;
  readonly states: Record<string, GoldenTensor>;
  readonly parameters: Record<string, GoldenTensor>;
  readonly output: GoldenTensor;
  readonly finals: Record<string, GoldenTensor>;
  readonly upstream: Record<string, GoldenTensor>;
  readonly gradients: Record<string, GoldenTensor>;
}

/** Reads a golden file that lies beside this one. */
export function readGolden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as T;
}

/** The largest absolute difference between two arrays; Infinity when their lengths differ. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}
