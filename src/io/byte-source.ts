/** How the bytes of a source are read. */
export interface OpenOptions {
  /**
   * Whether every piece may be read into the same bytes, for readers that keep none. New bytes for each piece would
   * be about 40 MB of garbage before it is collected. Default false.
   */
  readonly reuse?: boolean;
}

/** Bytes that can be streamed: a file, standard input, a browser's `File`, bytes in memory. What gzip packed is unpacked. */
export interface ByteSource {
  /** What errors and reports call it. */
  readonly name: string;
  /** Length in bytes; absent for a stream whose end is not known, and for packed bytes. */
  readonly size?: number;
  /** Whether it can be opened more than once. */
  readonly rereadable: boolean;
  /** Streams the bytes from the start. */
  open(options?: OpenOptions): AsyncIterable<Uint8Array>;
  /** Of Parquet, where the groups of rows begin that are read, from `start` to before `end`; by default anywhere. */
  readonly groupsWithin?: { readonly start: number; readonly end: number };
  /** Reads the bytes from `start` to before `end`; absent where only streaming is possible. */
  readonly readRange?: (start: number, end: number) => Promise<Uint8Array>;
}
