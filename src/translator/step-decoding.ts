type Numbers = Float32Array | Float64Array;

/** What a step of decoding gives; views that the next step overwrites. */
export interface DecodedStep {
  /** [rows, units]: the probability of each unit that may come next. */
  readonly probabilities: Numbers;
  /** [rows, source steps]: the shares of attention; absent without it. */
  readonly weights: Numbers | undefined;
}

/** Decodes a batch of sources step by step, each in a number of rows. */
export interface StepDecoding {
  /** The longest source. */
  readonly steps: number;
  readonly rows: number;
  /**
   * Decodes a step of all rows.
   * @param before the unit before, of each row
   * @param parents the row whose states each row goes on from; default its own
   */
  step(before: ArrayLike<number>, parents?: ArrayLike<number>): DecodedStep;
  /** Goes on with some of the sources only, given by their numbers among those left, in order. */
  keepSources(numbers: readonly number[]): void;
  /** Gives its room in the heap back. */
  dispose(): void;
}

/** What is decoded. */
export interface DecodingRequest {
  readonly sources: readonly Int32Array[];
  /** Rows of each source. */
  readonly copies: number;
}
