/** One step of a window: its place in the sequence, and the places of the states around it. */
export interface WindowStep {
  readonly time: number;
  readonly before: number;
  readonly after: number;
}

/** Returns the steps of a window in the direction of reading. */
export function windowSteps(steps: number, reverse: number): WindowStep[] {
  return Array.from({ length: steps }, (_, n) => {
    const time = reverse ? steps - 1 - n : n;
    return { time, before: reverse ? time + 1 : time, after: reverse ? time : time + 1 };
  });
}

/** Adds W_hh h to the sums at `out`, h lying at `h`: W in double precision or in 8 bits. */
export type AddProduct = (out: number, h: number) => void;

/** Returns whether a sequence has ended before this step. */
export function isBeyond(ids: Int32Array, lengths: number, row: number, time: number): boolean {
  return lengths !== 0 && time >= ids[lengths + row];
}
