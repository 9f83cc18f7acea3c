/** A text after normalization, and where each piece of it came from. */
export interface NormalizedText {
  readonly text: string;
  /**
   * Returns where the source of a piece of `text` begins and ends, in UTF-16 units of the source.
   */
  sourceOf(start: number, end: number): { readonly start: number; readonly end: number };
}

/** For each UTF-16 unit of a changed text, the part of the text before that it stands for. */
export interface Alignment {
  readonly starts: Uint32Array;
  /** Exclusive. */
  readonly ends: Uint32Array;
}

/** Composes the alignments of two steps into one from the first text to the last. */
export function composeAlignments(earlier: Alignment, later: Alignment): Alignment {
  return {
    starts: later.starts.map((start) => earlier.starts[start] ?? 0),
    ends: later.ends.map((end) => earlier.ends[end - 1] ?? 0),
  };
}

/** Makes a normalized text from its alignment with the source; without one it equals the source. */
export function normalizedText(text: string, alignment: Alignment | undefined): NormalizedText {
  if (alignment === undefined) {
    return { text, sourceOf: (start, end) => ({ start, end }) };
  }
  const { starts, ends } = alignment;
  return {
    text,
    sourceOf: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}
