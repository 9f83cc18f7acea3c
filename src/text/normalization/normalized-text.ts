/** A text after normalisation, and where each piece of it came from. */
export interface NormalizedText {
  readonly text: string;
  /** Where the source of a piece of `text` begins and ends, in UTF-16 units of the source. */
  sourceOf(start: number, end: number): { readonly start: number; readonly end: number };
}

/** For each UTF-16 unit of a changed text, the part of the text before that it stands for. */
export interface Alignment {
  readonly starts: Uint32Array;
  /** Exclusive. */
  readonly ends: Uint32Array;
}

/** Where a later text's units come from in the first text, given the steps between. */
export function composeAlignments(earlier: Alignment, later: Alignment): Alignment {
  return {
    starts: later.starts.map((start) => earlier.starts[start] ?? 0),
    ends: later.ends.map((end) => earlier.ends[end - 1] ?? 0),
  };
}

/** A text that was not changed, or that was changed as the alignment says. */
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
