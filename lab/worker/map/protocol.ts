/** What a page asks of the map worker, which holds a table of word vectors: files, searches and projections. */

/** A table: one that ships, by its address, or the reader's own files. */
export type TableSource =
  | { readonly address: string }
  /** Of the Embedding Projector two: the numbers, and the words. */
  | { readonly files: readonly File[] };

/** What is known of a table once it is open. */
export interface OpenedTable {
  readonly words: readonly string[];
  readonly dimensions: number;
  /** Words of the file that were left out: beyond the most. */
  readonly isCut: boolean;
}

/** How words are laid out on the plane. */
export type Plane =
  /** Along the two directions in which they vary most. */
  | { readonly by: 'pca' }
  /** Their place on the plane through three words. */
  | { readonly by: 'words'; readonly words: readonly [string, string, string] }
  /** From one word to another, rightwards and upwards. */
  | {
      readonly by: 'axes';
      readonly across: readonly [string, string];
      readonly up: readonly [string, string];
    }
  /** Neighborhoods: UMAP of the most frequent, the others beside their nearest. */
  | { readonly by: 'umap' };

/** A word near a query. */
export interface Found {
  readonly id: number;
  readonly cosine: number;
  readonly vector: Float32Array;
}

/** What a formula leads to. */
export interface Answer {
  /** Its direction. */
  readonly vector: Float32Array;
  readonly near: readonly Found[];
  /** Where it stands on the plane. */
  readonly place: readonly [number, number];
}

/** A word in a row of which one does not belong. */
export interface Standing {
  readonly word: string;
  /** Cosine to the mean of their directions. */
  readonly cosine: number;
  readonly vector: Float32Array;
}
export interface LineUp {
  readonly row: readonly Standing[];
  readonly mean: Float32Array;
}

/** What can be asked: input and output of each call. */
export interface MapCalls {
  readonly open: { readonly input: TableSource; readonly output: OpenedTable };
  readonly project: { readonly input: Plane; readonly output: Float32Array<ArrayBuffer> };
  readonly ask: {
    readonly input: { formula: string; count: number; keepInputs: boolean; plane: Plane };
    readonly output: Answer;
  };
  readonly lineUp: { readonly input: readonly string[]; readonly output: LineUp };
}
export type MapCall = keyof MapCalls;

export interface MapRequest<C extends MapCall = MapCall> {
  readonly id: number;
  readonly call: C;
  readonly input: MapCalls[C]['input'];
}

export type MapReply =
  | { readonly id: number; readonly output: MapCalls[MapCall]['output'] }
  | { readonly id: number; readonly error: unknown };
